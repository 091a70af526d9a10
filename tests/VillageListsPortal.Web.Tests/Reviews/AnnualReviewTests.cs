using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Features.Reviews;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Reviews;

/// <summary>The annual review of a list: every item is answered by its department, and no answer changes a list.</summary>
public sealed class AnnualReviewTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private readonly DateTimeOffset began = portal.Clock.GetUtcNow();
    private HttpClient reviewer = null!;
    private HttpClient department = null!;

    public async Task InitializeAsync()
    {
        reviewer = await portal.OfficerAsync(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));
        department = await portal.OfficerAsync(Role.DepartmentStaff, await portal.UnitAsync("区民政局"));
    }

    public async Task DisposeAsync()
    {
        portal.Clock.Set(began);
        reviewer.Dispose();
        department.Dispose();
        await portal.InDatabaseAsync(async db => // each test begins with no review open
        {
            foreach (var round in await db.ReviewRounds.Where(r => r.Status == ReviewRoundStatus.Open).ToListAsync())
            {
                round.Close(await db.ItemReviews.CountAsync(i => i.RoundId == round.Id && i.Status == ItemReviewStatus.Open), "试", new Actor(Guid.CreateVersion7(), null, Role.Reviewer, null), portal.Clock.GetUtcNow());
            }

            return await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Every_item_in_force_goes_to_its_department_or_to_the_reviewer_and_one_review_a_list_is_open()
    {
        var round = await OpenAsync(ListKind.Certificate);
        var items = await ItemsAsync(round);
        Assert.Equal(["ZM-01", "ZM-02", "ZM-03", "ZM-04", "ZM-05", "ZM-06", "ZM-07"], items.Select(i => i.ItemCode));
        var names = await portal.InDatabaseAsync(db => db.Units.Where(u => items.Select(i => i.UnitId).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.ShortName));
        foreach (var item in items)
        {
            var named = await portal.InDatabaseAsync(db => db.ListItems.Where(i => i.Code == item.ItemCode).Select(i => i.Department).SingleAsync());
            Assert.Equal(named is "区民政局" or "区司法局" ? named : "渝北区", names[item.UnitId]); // 区市场监管局 and 区规划自然资源局 have no account
        }

        Assert.Equal(3, await portal.InDatabaseAsync(db => db.Notices.CountAsync(n => n.SubjectId == round)));
        using var again = await reviewer.PostFormAsync("/reviews/new", ("List", "Certificate"), ("Due", "2026-03-20"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        using var other = await reviewer.PostFormAsync("/reviews/new", ("List", "Negative"), ("Due", "2026-03-20"));
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public async Task A_department_sees_and_answers_its_own_items_only()
    {
        var round = await OpenAsync(ListKind.Certificate);
        var items = await ItemsAsync(round);
        var (own, foreign) = (await OfAsync(items, "区民政局"), await OfAsync(items, "区司法局"));
        var rows = (await department.PageAsync($"/reviews/{round}")).QuerySelectorAll("#items tbody tr").Length;
        Assert.Equal(own.Count, rows);
        Assert.Equal(HttpStatusCode.NotFound, (await department.GetAsync($"/reviews/{round}/items/{foreign[0].Id}")).StatusCode);

        using var kept = await department.PostFormAsync($"/reviews/{round}/items/{own[0].Id}", ("Words", "照旧。"));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal((ItemReviewStatus.Settled, ReviewAnswer.Keep), await StateAsync(own[0].Id));
        Assert.Contains("已答复1/7", (await reviewer.PageAsync($"/reviews/{round}")).QuerySelector("#progress")!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Amend", AdmissionKind.AmendItem)]
    [InlineData("Remove", AdmissionKind.RemoveItem)]
    public async Task An_answer_that_would_change_the_list_opens_a_request_filled_in_from_the_item_and_a_request_deleted_puts_it_back(string handler, AdmissionKind kind)
    {
        var round = await OpenAsync(ListKind.Certificate);
        var item = (await OfAsync(await ItemsAsync(round), "区民政局"))[0];
        var path = $"/reviews/{round}/items/{item.Id}";
        var form = (await department.PageAsync(path)).QuerySelectorAll("main form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.GetAttribute("action")!.EndsWith(handler, StringComparison.Ordinal));
        using var answer = await department.SendAsync(path, form);
        Assert.StartsWith("/admissions/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var id = Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[2]);
        var draft = await portal.InDatabaseAsync(db => db.Admissions.SingleAsync(a => a.Id == id));
        var version = await portal.InDatabaseAsync(db => db.ListItems.SingleAsync(i => i.Code == item.ItemCode));
        Assert.Equal((kind, item.ItemCode, version.Title, AdmissionStatus.Draft), (draft.Kind, draft.ItemCode, draft.Title, draft.Status));
        Assert.NotEmpty(draft.Request.Bases);
        Assert.Equal(ItemReviewStatus.Requested, (await StateAsync(item.Id)).Status);
        Assert.Equal(HttpStatusCode.OK, (await department.GetAsync($"/admissions/{id}/edit")).StatusCode);

        await portal.InDatabaseAsync(async db =>
        {
            var found = await db.Admissions.SingleAsync(a => a.Id == id);
            found.Discard(new Actor(Guid.CreateVersion7(), null, Role.DepartmentStaff, found.UnitId), portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        Assert.Equal((ItemReviewStatus.Open, (ReviewAnswer?)null), await StateAsync(item.Id));
    }

    [Fact]
    public async Task An_item_that_an_admission_changes_during_the_review_counts_as_it_is_now_whoever_asked()
    {
        var round = await OpenAsync(ListKind.Cancelled);
        var item = (await ItemsAsync(round)).Single(i => i.ItemCode == "QX-01");
        var made = await MadeAdmissions.InAsync(portal);
        var version = await portal.InDatabaseAsync(db => db.ListItems.SingleAsync(i => i.Code == "QX-01"));
        var from = await made.EarliestAsync();
        var waiting = await made.AwaitingApprovalAsync(MadeAdmissions.Removal(version) with { From = from });
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var admission = await scope.ServiceProvider.GetRequiredService<PortalDb>().Admissions.Include(a => a.Actors).Include(a => a.Opinions).Include(a => a.Consultations).SingleAsync(a => a.Id == waiting.Id);
            var by = made.Of(Role.Approver);
            await scope.ServiceProvider.GetRequiredService<DecideAdmission>().ApproveAsync(
                admission,
                new Decision { Form = DecisionForm.LeaderSignature, Day = Days.Today(portal.Clock), DocumentNumber = "渝北准入〔2026〕31号", Opinion = "同意", From = from },
                new Officer(by.PersonId, "审定人", by.PostId!.Value, Role.Approver, by.UnitId!.Value, "渝北区", null, UnitKind.District, 1));
        }

        Assert.Equal((ItemReviewStatus.Settled, ReviewAnswer.Remove), await StateAsync(item.Id));
        Assert.Equal(waiting.Id, await portal.InDatabaseAsync(db => db.ItemReviews.Where(i => i.Id == item.Id).Select(i => i.AdmissionId).SingleAsync()));
    }

    [Fact]
    public async Task Closing_needs_every_answer_or_a_reason_and_the_totals_are_public()
    {
        var round = await OpenAsync(ListKind.Certificate);
        var own = (await OfAsync(await ItemsAsync(round), "区民政局"))[0];
        using var kept = await department.PostFormAsync($"/reviews/{round}/items/{own.Id}");
        using var without = await reviewer.PostFormAsync($"/reviews/{round}/close", ("Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        using var closed = await reviewer.PostFormAsync($"/reviews/{round}/close", ("Reason", "区划调整，明年再复核。"));
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);

        using var visitor = portal.Visitor();
        var csv = (await visitor.GetStringAsync("/reviews/results?format=csv")).Split('\n')[1].Trim().Split(',');
        Assert.Equal(["certificate", "7", "1", "0", "0", "0", "6"], [csv[0], .. csv[4..10]]);
        var page = (await visitor.PageAsync("/reviews/results")).MainPart().Words();
        Assert.Contains("区划调整，明年再复核。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("区民政局", page, StringComparison.Ordinal); // totals only
        using var workbook = await reviewer.GetAsync($"/reviews/{round}?format=xlsx");
        Assert.Equal(HttpStatusCode.OK, workbook.StatusCode);
        Assert.Null((await department.PageAsync($"/reviews/{round}/items/{own.Id}")).QuerySelector("main form[method=post]")); // nothing is answered any more
    }

    [Fact]
    public async Task The_countersigner_of_a_department_reads_its_reviews_and_answers_none_and_one_of_a_township_has_none()
    {
        var round = await OpenAsync(ListKind.Certificate);
        var own = await OfAsync(await ItemsAsync(round), "区民政局");
        using var countersigner = await portal.OfficerAsync(Role.Countersigner, await portal.UnitAsync("区民政局"));
        Assert.NotNull((await countersigner.PageAsync("/work")).QuerySelector("nav a[href='/reviews']"));
        Assert.Contains(round.ToString(), (await countersigner.PageAsync("/reviews")).MainPart().InnerHtml, StringComparison.Ordinal);
        var page = await countersigner.PageAsync($"/reviews/{round}");
        Assert.Equal(own.Count, page.QuerySelectorAll("#items tbody tr").Length);
        Assert.Null(page.QuerySelector("#items a[href*='/items/']"));
        using var item = await countersigner.GetAsync($"/reviews/{round}/items/{own[0].Id}");
        Assert.Equal(HttpStatusCode.Forbidden, item.StatusCode);
        using var township = await portal.OfficerAsync(Role.Countersigner, await portal.UnitAsync(DemonstrationOfficers.Tongjing));
        using var refused = await township.GetAsync("/reviews");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task An_item_given_to_another_department_is_answered_there()
    {
        var round = await OpenAsync(ListKind.Certificate);
        var item = (await OfAsync(await ItemsAsync(round), "渝北区"))[0];
        var path = $"/reviews/{round}/items/{item.Id}";
        Assert.Equal(HttpStatusCode.NotFound, (await department.GetAsync(path)).StatusCode);
        using var given = await reviewer.PostFormAsync(path, await reviewer.PageAsync(path), ("To", (await portal.UnitAsync("区民政局")).Id.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        using var kept = await department.PostFormAsync(path, ("Words", ""));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
    }

    [Fact] // as domain 3.5
    public async Task Departments_with_open_items_are_reminded_at_half_time_and_on_the_day_before_once_each()
    {
        var round = await OpenAsync(ListKind.Certificate); // Monday 2 March, due Friday 6 March
        foreach (var (day, reminders) in new[] { (3, 0), (4, 1), (5, 2), (6, 2), (7, 2) })
        {
            portal.Clock.Set(new DateTimeOffset(2026, 3, day, 9, 30, 0, TimeSpan.FromHours(8)));
            await portal.Services.GetRequiredService<DueReviews>().RunAsync(CancellationToken.None);
            await portal.Services.GetRequiredService<DueReviews>().RunAsync(CancellationToken.None);
            Assert.Equal(reminders, await portal.InDatabaseAsync(db => db.ReviewRounds.Where(r => r.Id == round).Select(r => r.Reminders).SingleAsync()));
        }

        Assert.Equal(2, await portal.InDatabaseAsync(db => db.Notices.CountAsync(n => n.SubjectId == round && n.Kind == "annual-review-reminded" && n.UnitId == db.Units.Where(u => u.ShortName == "区民政局").Select(u => u.Id).First())));
    }

    private async Task<Guid> OpenAsync(ListKind list)
    {
        using var answer = await reviewer.PostFormAsync("/reviews/new", ("List", list.ToString()), ("Due", "2026-03-06"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[2]);
    }

    private Task<List<ItemReview>> ItemsAsync(Guid round) => portal.InDatabaseAsync(db => db.ItemReviews.AsNoTracking().Where(i => i.RoundId == round).OrderBy(i => i.ItemCode).ToListAsync());

    private async Task<List<ItemReview>> OfAsync(List<ItemReview> items, string unit)
    {
        var id = (await portal.UnitAsync(unit == "渝北区" ? DemonstrationOfficers.District : unit)).Id;
        return items.FindAll(i => i.UnitId == id);
    }

    private async Task<(ItemReviewStatus Status, ReviewAnswer? Answer)> StateAsync(Guid item)
    {
        var found = await portal.InDatabaseAsync(db => db.ItemReviews.AsNoTracking().SingleAsync(i => i.Id == item));
        return (found.Status, found.Answer);
    }
}
