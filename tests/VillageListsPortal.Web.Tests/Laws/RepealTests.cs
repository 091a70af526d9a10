using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Laws;

/// <summary>A law that is repealed without another text marks exactly the items that cite it and asks their departments (domain part 2).</summary>
public sealed class RepealTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Law = "社会救助暂行办法";
    private static readonly string[] OfRelief = ["QX-29", "XZ-01", "XZ-03"];

    private HttpClient reviewer = null!;
    private HttpClient department = null!;

    public async Task InitializeAsync()
    {
        reviewer = await portal.OfficerAsync(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));
        department = await portal.OfficerAsync(Role.DepartmentStaff, await portal.UnitAsync("区民政局"));
    }

    public Task DisposeAsync()
    {
        reviewer.Dispose();
        department.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task From_its_day_on_the_items_are_marked_each_department_is_asked_and_only_what_another_law_carries_stays_as_it_is()
    {
        var id = await IdAsync(Law);
        var page = await reviewer.PageAsync($"/laws/{id}/repeal");
        Assert.Equal(OfRelief, page.QuerySelectorAll("#affected td a").Select(a => a.TextContent.Trim())); // before the eyes, before anything is done
        foreach (var (day, document, sentence) in new[] { ("", "国务院令第800号", "须填写"), ("2026-03-10", " ", "须填写") })
        {
            using var refused = await reviewer.PostFormAsync($"/laws/{id}/repeal", ("RepealedFrom", day), ("RepealedBy", document));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(sentence, await refused.TextAsync(), StringComparison.Ordinal);
        }

        foreach (var seen in new[] { "", "2026-03-10" })
        {
            using var looked = await reviewer.PostFormAsync($"/laws/{id}/repeal", ("RepealedFrom", "2026-03-02"), ("RepealedBy", "国务院令第800号"), ("SeenFrom", seen));
            Assert.Equal(HttpStatusCode.OK, looked.StatusCode); // the items of another day were seen, or none: nothing is entered
            Assert.Equal("2026-03-02", Pages.Parse(await looked.Content.ReadAsStringAsync()).QuerySelector("[name=SeenFrom]")!.GetAttribute("value"));
        }

        using var done = await reviewer.PostFormAsync($"/laws/{id}/repeal", ("RepealedFrom", "2026-03-02"), ("RepealedBy", "国务院令第800号"), ("SeenFrom", "2026-03-02"));
        Assert.Equal($"/laws/{id}", done.Headers.Location!.OriginalString);
        Assert.Empty(await MarkedAsync("2026-03-01"));
        Assert.Equal(OfRelief, await MarkedAsync("2026-03-02"));
        using var visitor = portal.Visitor();
        var shown = (await visitor.PageAsync($"/laws/{id}?on=2026-03-02")).MainPart().Words();
        Assert.Contains("已废止", shown, StringComparison.Ordinal);
        Assert.Contains("国务院令第800号", shown, StringComparison.Ordinal);
        Assert.Equal("repealed", await StateAsync("2026-03-02"));
        Assert.Equal("unknown", await StateAsync("2026-03-01")); // its first day is still to be confirmed
        using var sought = await visitor.PostAsync("/search", new FormUrlEncodedContent([KeyValuePair.Create("q", Law)]));
        var hit = Pages.Parse(await sought.Content.ReadAsStringAsync()).QuerySelector("#laws li")!;
        Assert.Equal("已废止", hit.QuerySelector(".state")!.Words());
        Assert.Contains("到2026年3月1日为止", hit.Words(), StringComparison.Ordinal);

        async Task<string?> StateAsync(string day) => (await visitor.JsonAsync($"/api/v1/lists/assistance/XZ-01?on={day}")).GetProperty("laws").EnumerateArray()
            .Where(l => l.GetProperty("name").GetString() == Law).Select(l => l.GetProperty("state").GetString()).Single();

        var round = await portal.InDatabaseAsync(db => db.ReviewRounds.SingleAsync(r => r.LawId == id));
        Assert.Equal(ReviewCause.LawRepealed, round.Cause);
        Assert.Equal("repeal-review-opened", await portal.InDatabaseAsync(db => db.Notices.Where(n => n.SubjectId == round.Id).Select(n => n.Kind).SingleAsync()));
        Assert.Contains("社会救助暂行办法", (await department.PageAsync("/work")).QuerySelector("#reviews")!.Words(), StringComparison.Ordinal);
        Assert.Equal(["LawRepealed", "ReviewOpened"], await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.SubjectId == id || r.SubjectId == round.Id).OrderBy(r => r.What).Select(r => r.What).ToListAsync()));
        using var again = await reviewer.GetAsync($"/laws/{id}/repeal");
        Assert.Equal(HttpStatusCode.Found, again.StatusCode); // it has ended

        await AnswerAsync(round.Id);
    }

    [Fact] // both read the law before either had the lock
    public async Task Of_two_repeals_at_once_one_is_entered()
    {
        var id = await IdAsync("遗赠扶养协议公证细则");
        var page = await reviewer.PageAsync($"/laws/{id}/repeal");
        using var other = await portal.OfficerAsync(Role.Reviewer, await portal.UnitAsync(DemonstrationOfficers.District));
        var others = await other.PageAsync($"/laws/{id}/repeal");
        var answers = await Task.WhenAll(
            reviewer.PostFormAsync($"/laws/{id}/repeal", page, ("RepealedFrom", "2026-04-01"), ("RepealedBy", "司法部令第150号"), ("SeenFrom", "2026-04-01")),
            other.PostFormAsync($"/laws/{id}/repeal", others, ("RepealedFrom", "2026-05-01"), ("RepealedBy", "司法部令第151号"), ("SeenFrom", "2026-05-01")));
        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.UnprocessableEntity], answers.Select(a => a.StatusCode).Order());
        Assert.Equal(1, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.SubjectId == id && r.What == "LawRepealed")));
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task A_repeal_of_a_later_day_marks_nothing_before_it_and_a_text_loaded_for_an_earlier_day_takes_its_place()
    {
        var id = await IdAsync("自然灾害救助条例");
        using var done = await reviewer.PostFormAsync($"/laws/{id}/repeal", ("RepealedFrom", "2026-05-01"), ("RepealedBy", "国务院令第801号"), ("SeenFrom", "2026-05-01"));
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        Assert.DoesNotContain("XZ-04", await MarkedAsync("2026-04-30"));
        Assert.Contains("XZ-04", await MarkedAsync("2026-05-01"));

        using var looked = await reviewer.PostFormAsync("/laws/new", ("Input.Name", "自然灾害救助条例"), ("Input.Version", "2026年修订"), ("Input.InForceFrom", "2026-04-15"));
        using var loaded = await reviewer.PostFormAsync("/laws/new?handler=Confirm", Pages.Parse(await looked.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.Found, loaded.StatusCode);
        var items = await portal.InDatabaseAsync(db => (from i in db.ItemReviews where i.ItemCode == "XZ-04" join r in db.ReviewRounds on i.RoundId equals r.Id select new { r.Cause, i.Status }).ToListAsync());
        Assert.Equal([(ReviewCause.LawAmended, ItemReviewStatus.Open), (ReviewCause.LawRepealed, ItemReviewStatus.Settled)], items.Select(i => (i.Cause, i.Status)).Order());
        Assert.Null(await portal.InDatabaseAsync(db => db.Laws.Where(l => l.Id == id).Select(l => l.RepealedBy).SingleAsync()));
    }

    [Theory]
    [InlineData("UPDATE law_articles SET text = 'x'", "law_is_frozen")]
    [InlineData("DELETE FROM law_articles", "law_is_frozen")]
    [InlineData("UPDATE laws SET repealed_by = 'x' WHERE in_force_to IS NOT NULL AND repealed_by IS NULL", "law_is_frozen")]
    [InlineData("UPDATE laws SET repealed_by = 'x' WHERE in_force_to IS NULL", "law_is_frozen")]
    [InlineData("UPDATE review_rounds SET due = due + 1", "review_is_frozen")]
    [InlineData("UPDATE review_rounds SET opened_by = gen_random_uuid()", "review_is_frozen")]
    [InlineData("UPDATE review_rounds SET unanswered = unanswered + 1 WHERE closed_at IS NOT NULL", "review_is_frozen")]
    [InlineData("DELETE FROM review_rounds", "review_is_frozen")]
    [InlineData("UPDATE item_reviews SET item_code = 'ZZ-01'", "item_review_is_frozen")]
    [InlineData("UPDATE item_reviews SET version = version + 1", "item_review_is_frozen")]
    [InlineData("UPDATE item_reviews SET words = 'x' WHERE status = 'Settled'", "item_review_is_frozen")]
    [InlineData("DELETE FROM item_reviews", "item_review_is_frozen")]
    public async Task What_must_not_change_in_texts_and_reviews_is_frozen_in_the_database(string sql, string constraint)
    {
        await FilledAsync();
        Assert.Equal(constraint, (await OwnerSql.RefusedAsync(portal.Settings.OwnerConnection!, sql)).ConstraintName);
    }

    /// <summary>A text with an article, a closed review with a settled item.</summary>
    private Task<int> FilledAsync() => portal.InDatabaseAsync(async db =>
    {
        if (await db.ReviewRounds.AnyAsync(r => r.List == Domain.Lists.ListKind.Negative)) return 0;
        var (by, now) = (new Actor(Guid.CreateVersion7(), null, Role.Reviewer, (await portal.UnitAsync(DemonstrationOfficers.District)).Id), portal.Clock.GetUtcNow());
        var round = ReviewRound.Annual(Domain.Lists.ListKind.Negative, ["FM-01"], Days.On(now).AddDays(7), by, now);
        var item = new ItemReview(round, ("FM-01", 1), by.UnitId!.Value);
        item.Confirm(null, null, round, by, now);
        round.Close(0, null, by, now);
        db.AddRange(round, item, Domain.Laws.Law.Load(new Domain.Laws.LawText { Name = "试行条例", Version = "2026年", InForceFrom = new DateOnly(2026, 1, 1), Articles = "第一条 试。" }, by, now));
        return await db.SaveChangesAsync();
    });

    /// <summary>XZ-01 rests on another law too, XZ-03 on none.</summary>
    private async Task AnswerAsync(Guid round)
    {
        var (carried, bare) = (await ItemAsync(round, "XZ-01"), await ItemAsync(round, "XZ-03"));
        using var nothing = await department.PostFormAsync(bare, ("Article", "其余依据第三条"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        Assert.Contains("没有这个事项的其他现行依据", await nothing.TextAsync(), StringComparison.Ordinal);
        using var named = await department.PostFormAsync(carried, ("Article", "重庆市城乡居民最低生活保障条例第四条"));
        Assert.Equal(HttpStatusCode.Found, named.StatusCode);
        Assert.Equal(OfRelief, await MarkedAsync("2026-03-02")); // an answer alone changes nothing

        using var accepted = await SendAsync(reviewer, carried, "Accept");
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        Assert.Equal(["QX-29", "XZ-03"], await MarkedAsync("2026-03-02"));

        using var asked = await SendAsync(department, bare, "Remove");
        var id = Guid.Parse(asked.Headers.Location!.OriginalString.Split('/')[2]);
        var request = await portal.InDatabaseAsync(db => db.Admissions.Where(a => a.Id == id).Select(a => a.Request).SingleAsync());
        Assert.Equal((AdmissionReason.LawRepealed, "国务院令第800号"), (request.Reason, request.Bases[0].Law));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient officer, string path, string handler)
    {
        var form = (await officer.PageAsync(path)).QuerySelectorAll("main form").OfType<IHtmlFormElement>().Single(f => f.GetAttribute("action")!.EndsWith(handler, StringComparison.Ordinal));
        return await officer.SendAsync(path, form);
    }

    private async Task<string> ItemAsync(Guid round, string code) => $"/reviews/{round}/items/{await portal.InDatabaseAsync(db => db.ItemReviews.Where(i => i.RoundId == round && i.ItemCode == code).Select(i => i.Id).SingleAsync())}";

    private Task<Guid> IdAsync(string name) => portal.InDatabaseAsync(db => db.Laws.Where(l => l.Name == name).Select(l => l.Id).SingleAsync());

    /// <summary>Of the items of this law and of XZ-04, those that are marked on a day.</summary>
    private async Task<IEnumerable<string>> MarkedAsync(string on)
    {
        using var visitor = portal.Visitor();
        List<string> marked = [];
        foreach (var kind in new[] { "assistance", "cancelled" })
        {
            var list = await visitor.JsonAsync($"/api/v1/lists/{kind}?on={on}");
            marked.AddRange(list.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("basisUnderReview").GetBoolean()).Select(i => i.GetProperty("code").GetString()!));
        }

        return marked.Where(c => OfRelief.Contains(c, StringComparer.Ordinal) || c == "XZ-04").Order(StringComparer.Ordinal);
    }
}
