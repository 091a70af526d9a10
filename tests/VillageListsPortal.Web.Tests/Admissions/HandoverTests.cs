using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>The cases of a colleague who is away are a deputy's for a period, and come back.</summary>
public sealed partial class HandoverTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Path = "/admissions/handover";

    private readonly DateTimeOffset began = portal.Clock.GetUtcNow();
    private TestAdmissions admissions = null!;
    private Guid away;
    private Guid deputy;
    private HttpClient browser = null!;

    public async Task InitializeAsync()
    {
        admissions = await TestAdmissions.InAsync(portal);
        var district = await portal.UnitAsync(DemonstrationOfficers.District);
        (away, deputy) = (await ReviewerAsync(district), await ReviewerAsync(district));
        browser = await portal.OfficerAsync(Role.Reviewer, district);
    }

    public Task DisposeAsync()
    {
        portal.Clock.Set(began);
        browser.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task For_the_period_the_deputy_has_the_cases_and_the_day_after_it_those_that_are_open_come_back_told_and_journalled()
    {
        Guid[] mine = [await AcceptedByAsync(away), await AcceptedByAsync(away)];
        var (own, other) = (await AcceptedByAsync(deputy), await AcceptedByAsync(away));

        await GiveAsync("2026-03-02", "2026-03-06");
        Assert.Equal([deputy, deputy, deputy], await HeldByAsync([.. mine, other]));
        await AssignAsync(other, await ReviewerAsync(await portal.UnitAsync(DemonstrationOfficers.District)));
        var page = (await browser.PageAsync(Path)).QuerySelector("#in-force")!.Words();
        Assert.Contains("2026年3月2日至2026年3月6日", page, StringComparison.Ordinal);
        Assert.Contains("代理 2 件", page, StringComparison.Ordinal); // what was given to somebody else is not the deputy's any more

        await RunOnAsync(6);
        Assert.Equal([deputy, deputy], await HeldByAsync(mine));
        await RunOnAsync(7);
        await RunOnAsync(8);
        Assert.Equal([away, away], await HeldByAsync(mine));
        Assert.Equal([deputy], await HeldByAsync(own)); // his own stay his
        Assert.NotEqual([away], await HeldByAsync(other));

        foreach (var id in mine) Assert.Equal([$"{away} {deputy}", $"{deputy} {away}"], await AssignmentsAsync(id, 2));
        Assert.Equal(["handover-ended", "handover-started"], await ToldAsync(deputy));
        Assert.Equal(["handover-ended-mine", "handover-started-mine"], await ToldAsync(away));
        Assert.Equal(["2 0 0", "3 0"], await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.Before == away.ToString() && r.What != nameof(HandoverGiven) && r.SubjectType == nameof(CaseHandover)).Select(r => r.After).OrderBy(a => a).ToListAsync()));
        Assert.DoesNotContain(await InForceAsync(), h => h.FromPerson == away);
    }

    [Fact]
    public async Task What_is_entered_ahead_begins_on_its_day()
    {
        var mine = await AcceptedByAsync(away);
        await GiveAsync("2026-03-04", "2026-03-05");
        await RunOnAsync(3);
        Assert.Equal([away], await HeldByAsync(mine));
        Assert.Contains("还没有开始", (await browser.PageAsync(Path)).QuerySelector("#in-force")!.Words(), StringComparison.Ordinal);
        await RunOnAsync(4);
        Assert.Equal([deputy], await HeldByAsync(mine));
        await RunOnAsync(6);
        Assert.Equal([away], await HeldByAsync(mine));
    }

    [Fact]
    public async Task It_is_ended_early_on_the_page_and_without_a_last_day_only_there()
    {
        var mine = await AcceptedByAsync(away);
        await GiveAsync("2026-03-02", "");
        await RunOnAsync(30);
        Assert.Equal([deputy], await HeldByAsync(mine));

        var (id, form) = await EndingAsync(away);
        var (_, other) = await EndingAsync(away); // the same page open twice
        using var ended = await browser.SendAsync(Path, form);
        Assert.Equal(HttpStatusCode.Found, ended.StatusCode);
        Assert.Equal([away], await HeldByAsync(mine));
        Assert.Contains("未办结的案件已交回", (await browser.PageAsync(Path)).MainPart().Words(), StringComparison.Ordinal);

        using var again = await browser.SendAsync(Path, form); // a double click gets the first one's answer
        Assert.Equal((HttpStatusCode.Found, Path), (again.StatusCode, again.Headers.Location?.ToString()));
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.SubjectId == id && r.What == nameof(HandoverEnded))));
        Assert.Equal([$"{away} {deputy}", $"{deputy} {away}"], await AssignmentsAsync(mine, 2));
        Assert.Equal(["handover-ended", "handover-started-open"], await ToldAsync(deputy));
        Assert.Equal(["handover-ended-mine", "handover-started-open-mine"], await ToldAsync(away));

        using var anew = await browser.SendAsync(Path, other);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anew.StatusCode);
        Assert.Contains("已经结束", Pages.Parse(await anew.Content.ReadAsStringAsync()).MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact] // domain 3.7
    public async Task A_case_that_the_deputy_filed_or_that_his_own_unit_asks_for_is_left_out_and_named()
    {
        var (possible, filed) = (await AcceptedByAsync(away), await AcceptedByAsync(away));
        var number = await portal.InDatabaseAsync(async db =>
        {
            var admission = await db.Admissions.SingleAsync(a => a.Id == filed);
            await db.Database.ExecuteSqlAsync($"INSERT INTO admission_actors (admission_id, person_id, act) VALUES ({filed}, {deputy}, 'Countersigned')");
            return admission.Number!;
        });

        await GiveAsync("2026-03-02", "2026-03-06");
        Assert.Equal([deputy], await HeldByAsync(possible));
        Assert.Equal([away], await HeldByAsync(filed));
        Assert.Contains(number, (await browser.PageAsync(Path)).QuerySelector("#in-force")!.Words(), StringComparison.Ordinal);
        await EndAllAsync();

        await AssignAsync(possible, null);
        using var none = await SendAsync(("From", away.ToString()), ("To", deputy.ToString()), ("FirstDay", "2026-03-02"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains(number, Pages.Parse(await none.Content.ReadAsStringAsync()).MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_reviewer_any_more_gets_nothing_back_and_takes_nothing()
    {
        var (mine, deputys) = (await AcceptedByAsync(away), await AcceptedByAsync(deputy));
        await GiveAsync("2026-03-02", "2026-03-03");
        await EndPostsAsync(away);
        await RunOnAsync(4);
        Assert.Equal([deputy], await HeldByAsync(mine));

        portal.Clock.Set(began);
        var third = await ReviewerAsync(await portal.UnitAsync(DemonstrationOfficers.District));
        using var ahead = await SendAsync(("From", deputy.ToString()), ("To", third.ToString()), ("FirstDay", "2026-03-05"));
        Assert.Equal(HttpStatusCode.Found, ahead.StatusCode);
        await EndPostsAsync(third);
        await RunOnAsync(5);
        Assert.Equal([deputy], await HeldByAsync(deputys));
        Assert.Contains("handover-dropped-mine", await ToldAsync(deputy));
    }

    [Fact]
    public async Task Nobody_hands_over_to_himself_to_who_is_no_reviewer_or_nothing_at_all()
    {
        await AcceptedByAsync(away);
        var (stranger, clerk) = (Guid.CreateVersion7(), (await portal.PersonAsync("head.wenquan")).Id);
        foreach (var (from, to, first, last, sentence) in new[]
        {
            (away.ToString(), away.ToString(), "2026-03-02", "", "同一个人"), (away.ToString(), Guid.CreateVersion7().ToString(), "2026-03-02", "", "不是在岗的审核员"),
            (deputy.ToString(), away.ToString(), "2026-03-02", "", "没有可以移交的案件"), (stranger.ToString(), deputy.ToString(), "2026-03-05", "", "请选择从谁移交"), (clerk.ToString(), deputy.ToString(), "2026-03-05", "", "请选择从谁移交"), ("", deputy.ToString(), "2026-03-02", "", "请选择从谁移交"), (away.ToString(), "", "2026-03-02", "", "请选择移交给谁"),
            (away.ToString(), deputy.ToString(), "2026-03-01", "", "不能早于今天"), (away.ToString(), deputy.ToString(), "2026-03-05", "2026-03-04", "结束日不能早于起始日"),
        })
        {
            using var refused = await SendAsync(("From", from), ("To", to), ("FirstDay", first), ("LastDay", last));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = Pages.Parse(await refused.Content.ReadAsStringAsync());
            Assert.Contains(sentence, page.MainPart().Words(), StringComparison.Ordinal);
            Assert.Equal(first, page.QuerySelector("#FirstDay")!.GetAttribute("value")); // what was typed is kept
        }

        await GiveAsync("2026-03-02", "2026-03-06");
        using var twice = await SendAsync(("From", away.ToString()), ("To", deputy.ToString()), ("FirstDay", "2026-03-06"));
        Assert.Contains("已经登记了移交", await twice.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_keeps_one_hand_over_of_a_person_at_a_time_and_what_it_is_about()
    {
        await AcceptedByAsync(away);
        await GiveAsync("2026-03-02", "2026-03-06");
        var id = (await InForceAsync()).Single(h => h.FromPerson == away).Id;
        var owner = portal.Settings.OwnerConnection!;
        Assert.Equal("one_handover_at_a_time", (await Database.OwnerSql.RefusedAsync(owner, "INSERT INTO case_handovers SELECT (jsonb_populate_record(h, jsonb_build_object('id', gen_random_uuid()))).* FROM case_handovers h WHERE id = $1", id)).ConstraintName);
        foreach (var change in new[] { "to_person = given_by", "until = until + 30", "left_out = ARRAY[id]" }) Assert.Equal("handover_is_frozen", (await Database.OwnerSql.RefusedAsync(owner, $"UPDATE case_handovers SET {change} WHERE id = $1", id)).ConstraintName);
        Assert.Equal("handover_is_frozen", (await Database.OwnerSql.RefusedAsync(owner, "DELETE FROM case_handovers WHERE id = $1", id)).ConstraintName);
    }

    private async Task GiveAsync(string first, string last)
    {
        using var handed = await SendAsync(("From", away.ToString()), ("To", deputy.ToString()), ("FirstDay", first), ("LastDay", last));
        Assert.True(handed.StatusCode == HttpStatusCode.Found, await handed.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> SendAsync(params (string, string)[] entered)
    {
        var page = await browser.PageAsync(Path);
        return await browser.SendAsync(Path, FormOf(page), entered);
    }

    private static IHtmlFormElement FormOf(IParentNode page) => page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Single(f => f.QuerySelector("#From") is not null);

    private async Task<(Guid Id, IHtmlFormElement Form)> EndingAsync(Guid person, IParentNode? page = null)
    {
        var id = await portal.InDatabaseAsync(db => db.CaseHandovers.Where(h => h.FromPerson == person && h.EndedAt == null).Select(h => h.Id).SingleAsync());
        page ??= await browser.PageAsync(Path);
        return (id, page.QuerySelectorAll("#in-force form").OfType<IHtmlFormElement>().Single(f => f.GetAttribute("action") == $"{Path}/{id}/end"));
    }

    /// <summary>Who had a case and who got it, the last ones.</summary>
    private Task<List<string>> AssignmentsAsync(Guid id, int last) => portal.InDatabaseAsync(async db =>
        (await db.JournalRows.Where(r => r.SubjectId == id && r.What == nameof(AdmissionAssigned)).OrderBy(r => r.Id).Select(r => r.Before + " " + r.After).ToListAsync()).TakeLast(last).ToList());

    private async Task EndAllAsync()
    {
        while ((await browser.PageAsync(Path)).QuerySelector("#in-force form") is IHtmlFormElement form)
        {
            using var ended = await browser.SendAsync(Path, form);
            Assert.Equal(HttpStatusCode.Found, ended.StatusCode);
        }
    }

    private Task<List<CaseHandover>> InForceAsync() => portal.InDatabaseAsync(db => db.CaseHandovers.AsNoTracking().Where(h => h.EndedAt == null).ToListAsync());

    private async Task<Guid> ReviewerAsync(Unit district) => (await portal.InDatabaseAsync(db => TestOfficers.AppointAsync(db, Role.Reviewer, district, portal.Clock.GetUtcNow()))).Account.PersonId;

    private Task<int> EndPostsAsync(Guid person) => portal.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE posts SET \"to\" = {Days.Today(portal.Clock)} WHERE person_id = {person}"));

    private async Task<Guid> AcceptedByAsync(Guid reviewer)
    {
        var id = (await admissions.AcceptedAsync()).Id;
        await AssignAsync(id, reviewer);
        return id;
    }

    /// <summary>The reviewer takes the case, which is told to nobody.</summary>
    private Task<int> AssignAsync(Guid id, Guid? reviewer) => portal.InDatabaseAsync(async db =>
    {
        (await db.Admissions.Include(a => a.Actors).SingleAsync(a => a.Id == id)).Assign(reviewer, admissions.Reviewer with { PersonId = reviewer ?? admissions.Reviewer.PersonId }, portal.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    private async Task RunOnAsync(int day)
    {
        portal.Clock.Set(new DateTimeOffset(2026, 3, day, 9, 30, 0, TimeSpan.FromHours(8)));
        await portal.Services.GetRequiredService<DueHandovers>().RunAsync(CancellationToken.None);
        browser.Dispose();
        browser = await portal.OfficerAsync(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District)); // the session before has expired by then
    }

    private async Task<List<Guid?>> HeldByAsync(params Guid[] ids) => await portal.InDatabaseAsync(db => db.Admissions.Where(a => ids.Contains(a.Id)).Select(a => a.AssignedTo).ToListAsync());

    private Task<List<string>> ToldAsync(Guid person) => portal.InDatabaseAsync(db => db.Notices.Where(n => n.PersonId == person).Select(n => n.Kind).OrderBy(k => k).ToListAsync());
}
