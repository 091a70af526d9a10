using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Laws;

/// <summary>The law register: an amendment marks exactly the items that cite the text and asks their departments (domain part 2).</summary>
public sealed class LawRegisterTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly string[] OfRelief = ["QX-29", "XZ-01", "XZ-03"];

    [Fact]
    public async Task Anybody_reads_the_register_and_finds_a_text_by_name_and_by_item()
    {
        using var visitor = portal.Visitor();
        var found = (await visitor.PageAsync("/laws?q=" + Uri.EscapeDataString("村民委员会组织法"))).MainPart().Words();
        Assert.Contains("《村民委员会组织法》（2018年修正文本）", found, StringComparison.Ordinal);
        Assert.Contains("《村民委员会组织法》（2025年修正）", found, StringComparison.Ordinal);
        Assert.DoesNotContain("殡葬管理条例", found, StringComparison.Ordinal);

        var byItem = await visitor.PageAsync("/laws?q=ZZ-16");
        var law = byItem.QuerySelectorAll("main td a").Single(a => a.TextContent.Contains("人民调解法", StringComparison.Ordinal));
        var page = (await visitor.PageAsync(law.GetAttribute("href")!)).MainPart().Words();
        Assert.Contains("ZZ-16", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ZZ-01", page, StringComparison.Ordinal);
        Assert.Contains("没有找到", (await visitor.PageAsync("/laws?q=%E6%97%A0%E6%AD%A4")).MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_of_a_text_is_that_of_the_day_asked_for()
    {
        using var visitor = portal.Visitor();
        var id = await IdAsync("村民委员会组织法", "2018年修正文本");
        Assert.Contains("现行", (await visitor.PageAsync($"/laws/{id}?on=2025-12-31")).QuerySelector(".list-head")!.Words(), StringComparison.Ordinal);
        Assert.Contains("已被取代", (await visitor.PageAsync($"/laws/{id}?on=2026-01-01")).QuerySelector(".list-head")!.Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/laws/{Guid.CreateVersion7()}")).StatusCode);
    }

    [Fact]
    public async Task A_new_text_marks_exactly_the_items_that_cite_the_one_before_from_its_first_day_and_asks_each_department_once()
    {
        using var reviewer = await OfficerAsync(Role.Reviewer, DemonstrationOfficers.District);
        (string, string)[] text = [("Input.Name", "《社会救助暂行办法》"), ("Input.Version", "2026年修订"), ("Input.Kind", "AdministrativeRegulation"), ("Input.InForceFrom", "2026-03-10"), ("Input.Articles", "第一条　为了加强社会救助，制定本办法。\n第四条　镇人民政府负责受理。")];
        using var looked = await reviewer.PostFormAsync("/laws/new", text);
        var preview = Pages.Parse(await looked.Content.ReadAsStringAsync());
        Assert.Equal(OfRelief, preview.QuerySelectorAll("main td a").Select(a => a.TextContent.Trim()));
        Assert.Equal(0, await portal.InDatabaseAsync(db => db.Laws.CountAsync(l => l.Version == "2026年修订"))); // a look changes nothing

        using var done = await reviewer.PostFormAsync("/laws/new?handler=Confirm", preview);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);

        Assert.Equal(OfRelief, await MarkedAsync("2026-03-10", before: "2026-03-09"));
        var (old, round) = (await portal.InDatabaseAsync(db => db.Laws.SingleAsync(l => l.Name == "社会救助暂行办法" && l.Version == "")), await RoundAsync("社会救助暂行办法"));
        Assert.Equal(new DateOnly(2026, 3, 9), old.InForceTo);
        Assert.Equal(new DateOnly(2026, 3, 30), round.Due); // twenty working days after Monday 2 March
        var department = await portal.UnitAsync("区民政局");
        var items = await portal.InDatabaseAsync(db => db.ItemReviews.Where(i => i.RoundId == round.Id).OrderBy(i => i.ItemCode).ToListAsync());
        Assert.Equal(OfRelief, items.Select(i => i.ItemCode));
        Assert.All(items, i => Assert.Equal(department.Id, i.UnitId));
        var notice = await portal.InDatabaseAsync(db => db.Notices.SingleAsync(n => n.SubjectId == round.Id));
        Assert.Equal((department.Id, "basis-review-opened"), (notice.UnitId!.Value, notice.Kind));
        Assert.Equal(["LawLoaded", "LawSuperseded", "ReviewOpened"], await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.SubjectId == old.Id || r.SubjectId == round.Id || r.SubjectId == round.LawId).OrderBy(r => r.What).Select(r => r.What).ToListAsync()));
    }

    [Fact]
    public async Task Items_of_a_department_without_an_account_fall_to_the_reviewer()
    {
        var round = await LoadAsync("消防法", "2026年修正", "2026-04-01");
        var district = await portal.UnitAsync(DemonstrationOfficers.District);
        var items = await portal.InDatabaseAsync(db => db.ItemReviews.Where(i => i.RoundId == round.Id).ToListAsync());
        Assert.Equal(["QX-33", "XZ-10"], items.Select(i => i.ItemCode).Order(StringComparer.Ordinal));
        Assert.All(items, i => Assert.Equal(district.Id, i.UnitId));
        using var reviewer = await OfficerAsync(Role.Reviewer, DemonstrationOfficers.District);
        Assert.NotNull((await reviewer.PageAsync("/work")).QuerySelector($"#reviews a[href='/reviews/{round.Id}']"));
    }

    [Fact]
    public async Task Who_names_the_article_asks_another_to_accept_and_then_the_mark_goes_while_the_item_stays_as_it_is()
    {
        var round = await LoadAsync("社区矫正法", "2026年修正", "2026-03-01");
        var item = await portal.InDatabaseAsync(db => db.ItemReviews.SingleAsync(i => i.RoundId == round.Id && i.ItemCode == "XZ-05"));
        var before = await portal.InDatabaseAsync(db => db.ListItems.SingleAsync(i => i.Code == "XZ-05"));
        var path = $"/reviews/{round.Id}/items/{item.Id}";
        using var department = await OfficerAsync(Role.DepartmentStaff, "区司法局");
        using var reviewer = await OfficerAsync(Role.Reviewer, DemonstrationOfficers.District);
        Assert.NotNull((await department.PageAsync("/work")).QuerySelector($"#reviews a[href='/reviews/{round.Id}']"));

        using var empty = await department.PostFormAsync(path, ("Article", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var named = await department.PostFormAsync(path, ("Article", "第十三条"), ("Words", "只是条款后移。"));
        Assert.Equal(HttpStatusCode.Redirect, named.StatusCode);
        Assert.True(await IsMarkedAsync("XZ-05", "2026-03-02")); // an answer alone changes nothing
        var page = await reviewer.PageAsync(path);
        var form = page.QuerySelectorAll("main form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.GetAttribute("action")!.EndsWith("Accept", StringComparison.Ordinal));
        using var accepted = await reviewer.SendAsync(path, form);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);

        Assert.False(await IsMarkedAsync("XZ-05", "2026-03-02"));
        Assert.True(await IsMarkedAsync("XZ-05", "2026-03-01")); // what was true on a day stays readable
        var after = await portal.InDatabaseAsync(db => db.ListItems.SingleAsync(i => i.Code == "XZ-05"));
        Assert.Equal((before.Version, before.LegalBasis, before.Provenance), (after.Version, after.LegalBasis, after.Provenance)); // no list changes but by admission
        using var visitor = portal.Visitor();
        Assert.Contains("第十三条", (await visitor.PageAsync("/lists/assistance/XZ-05")).QuerySelector("#basis")!.Words(), StringComparison.Ordinal);
        Assert.NotNull((await reviewer.PageAsync("/lists/assistance/XZ-05/confirm")).QuerySelector("main form[method=post]")); // it can be confirmed again
    }

    [Fact]
    public async Task A_text_that_is_known_or_not_newer_is_refused_at_its_field_with_what_was_typed()
    {
        using var reviewer = await OfficerAsync(Role.Reviewer, DemonstrationOfficers.District);
        foreach (var (version, from, code) in new[] { ("2025年修正", "2027-01-01", "已有这个版本"), ("2027年修正", "2025-06-01", "须晚于") })
        {
            using var answer = await reviewer.PostFormAsync("/laws/new", ("Input.Name", "村民委员会组织法"), ("Input.Version", version), ("Input.InForceFrom", from));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = Pages.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Contains(code, page.MainPart().Words(), StringComparison.Ordinal);
            Assert.Equal(version, page.QuerySelector("#Input_Version")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task A_file_is_read_as_the_register_was_imported_and_its_faults_are_told_by_line()
    {
        const string Head = "law,version,kind,in_force_from,in_force_to,cited_by,note\n";
        using var reviewer = await OfficerAsync(Role.Reviewer, DemonstrationOfficers.District);
        var (status, words) = await SendFileAsync(reviewer, Head + "禁毒法,2026年修正,法律,2026-05-01,,,\n殡葬管理条例,2026年修订,规定,2026-05-01,,,\n宗教事务条例,2026年修订,行政法规,五月,,XZ-25,");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("第3行： 依据种类不对", words, StringComparison.Ordinal);
        Assert.Contains("第4行： 施行日期须填写", words, StringComparison.Ordinal);

        var (good, preview) = await SendFileAsync(reviewer, Head + "禁毒法,2026年修正,法律,2026-05-01,,,\n动物防疫法,2026年修正,法律,2026-06-01,,,");
        Assert.Equal(HttpStatusCode.OK, good);
        Assert.Contains("XZ-06", preview, StringComparison.Ordinal);
        Assert.Contains("XZ-14", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("XZ-07", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_was_superseded_before_is_reviewed_when_a_reviewer_opens_it_and_only_once()
    {
        var id = await IdAsync("村民委员会组织法", "2025年修正");
        using var reviewer = await OfficerAsync(Role.Reviewer, DemonstrationOfficers.District);
        var cited = await portal.InDatabaseAsync(db => db.LawCitations.CountAsync(c => db.Laws.Any(l => l.Id == c.LawId && l.Version == "2018年修正文本")));
        using var opened = await reviewer.PostFormAsync($"/laws/{id}/review");
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        var round = await RoundAsync("村民委员会组织法");
        Assert.Equal(cited, await portal.InDatabaseAsync(db => db.ItemReviews.CountAsync(i => i.RoundId == round.Id)));
        Assert.Contains("没有需要复核的事项", (await reviewer.PageAsync($"/laws/{id}/review")).MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_law_that_is_amended_again_during_its_review_is_asked_about_by_its_newest_text_only()
    {
        var first = await LoadAsync("居住证暂行条例", "2026年修订", "2026-03-05");
        using var reviewer = await OfficerAsync(Role.Reviewer, DemonstrationOfficers.District);
        using var looked = await reviewer.PostFormAsync("/laws/new", ("Input.Name", "居住证暂行条例"), ("Input.Version", "2026年第二次修订"), ("Input.InForceFrom", "2026-04-05"));
        using var done = await reviewer.PostFormAsync("/laws/new?handler=Confirm", Pages.Parse(await looked.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);

        var items = await portal.InDatabaseAsync(db => db.ItemReviews.Where(i => i.ItemCode == "XZ-23").ToListAsync());
        Assert.Equal(ItemReviewStatus.Settled, items.Single(i => i.RoundId == first.Id).Status);
        Assert.Equal(ItemReviewStatus.Open, items.Single(i => i.RoundId != first.Id).Status);
    }

    [Fact]
    public async Task A_text_in_the_register_does_not_change()
    {
        var e = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => portal.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"UPDATE laws SET version = 'x' WHERE name = '公证法'")));
        Assert.Equal("law_is_frozen", e.ConstraintName);
    }

    private Task<HttpClient> OfficerAsync(Role role, string unit) => OfficerOfAsync(portal, role, unit);

    private static async Task<HttpClient> OfficerOfAsync(PortalFixture portal, Role role, string unit) => await portal.OfficerAsync(role, await portal.UnitAsync(unit));

    private Task<Guid> IdAsync(string name, string version) => portal.InDatabaseAsync(db => db.Laws.Where(l => l.Name == name && l.Version == version).Select(l => l.Id).SingleAsync());

    private Task<ReviewRound> RoundAsync(string law) => portal.InDatabaseAsync(db => db.ReviewRounds.SingleAsync(r => db.Laws.Any(l => l.Id == r.LawId && l.Name == law)));

    /// <summary>Loads a text over the page.</summary>
    private async Task<ReviewRound> LoadAsync(string name, string version, string from)
    {
        using var reviewer = await OfficerAsync(Role.Reviewer, DemonstrationOfficers.District);
        using var looked = await reviewer.PostFormAsync("/laws/new", ("Input.Name", name), ("Input.Version", version), ("Input.InForceFrom", from));
        using var done = await reviewer.PostFormAsync("/laws/new?handler=Confirm", Pages.Parse(await looked.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        return await RoundAsync(name);
    }

    /// <summary>The items of all lists that are marked on a day and were not on the day before.</summary>
    private async Task<IEnumerable<string>> MarkedAsync(string on, string before) => (await AllMarkedAsync(on)).Except(await AllMarkedAsync(before), StringComparer.Ordinal);

    private async Task<bool> IsMarkedAsync(string code, string on) => (await AllMarkedAsync(on)).Contains(code, StringComparer.Ordinal);

    private async Task<IReadOnlyList<string>> AllMarkedAsync(string on)
    {
        using var visitor = portal.Visitor();
        List<string> marked = [];
        foreach (var kind in new[] { "autonomy", "assistance", "negative", "certificate", "cancelled" })
        {
            var list = await visitor.JsonAsync($"/api/v1/lists/{kind}?on={on}");
            marked.AddRange(list.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("basisUnderReview").GetBoolean()).Select(i => i.GetProperty("code").GetString()!));
        }

        return [.. marked.Order(StringComparer.Ordinal)];
    }

    private static async Task<(HttpStatusCode Status, string Words)> SendFileAsync(HttpClient reviewer, string csv)
    {
        var page = await reviewer.PageAsync("/laws/new");
        var token = page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(csv), "file", "laws.csv" } };
        using var answer = await reviewer.PostAsync("/laws/new?handler=File", content);
        return (answer.StatusCode, Pages.Parse(await answer.Content.ReadAsStringAsync()).MainPart().Words());
    }
}
