using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

/// <summary>Any two days of the lists side by side (domain part 2).</summary>
public sealed class CompareTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Both = "/lists/compare?from=2025-06-01&to=2026-02-01";

    public Task InitializeAsync() => ListHistoryData.WriteAsync(portal);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_was_added_removed_and_changed_stands_by_list_with_links_to_each_day()
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync(Both);

        var totals = page.QuerySelectorAll("table.totals tbody tr").Select(r => r.Words()).ToList();
        Assert.Contains("依法协助政府工作事项清单 27项（第1版） 27项（第2版） 1 1 1", totals);
        Assert.Contains("依法自治事项清单 23项（第1版） 23项（第1版） 0 0 0", totals);
        var links = page.QuerySelectorAll("#assistance .diff-items a.t").Select(a => a.GetAttribute("href"));
        Assert.Equal(["/lists/assistance/XZ-28?on=2026-02-01", "/lists/assistance/XZ-02?on=2025-06-01", "/lists/assistance/XZ-01?on=2026-02-01"], links);
        Assert.Null(page.QuerySelector("#autonomy"));
    }

    [Fact]
    public async Task A_changed_item_shows_each_field_before_and_after_with_the_changed_words_marked()
    {
        using var visitor = portal.Visitor();
        var rows = (await visitor.PageAsync(Both)).QuerySelectorAll(".diff-table tbody tr").ToDictionary(r => r.QuerySelector("th")!.Words());

        var department = rows["责任部门"];
        Assert.Equal(("zh-CN", "区民政局"), (department.QuerySelector("td span")!.GetAttribute("lang"), department.QuerySelectorAll("td")[0].Words()));
        Assert.Equal("［增加：、区残联］", department.QuerySelector("ins")!.Words()); // said by screen readers, hidden from eyes
        Assert.All(department.QuerySelectorAll("ins .visually-hidden"), s => Assert.Contains(s.Words(), new[] { "［增加：", "］" }));
        Assert.NotEmpty(rows["村（社区）做什么"].QuerySelectorAll("del"));
        Assert.False(rows.ContainsKey("名称"));
    }

    [Fact]
    public async Task Without_days_the_form_proposes_the_day_before_the_last_change_and_today()
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync("/lists/compare");

        Assert.Equal(("2026-01-31", "2026-03-02"), (page.QuerySelector("#from")!.GetAttribute("value"), page.QuerySelector("#to")!.GetAttribute("value")));
        Assert.Empty(page.QuerySelectorAll("main table"));
        Assert.Contains("选好两个日期", page.MainPart().Words(), StringComparison.Ordinal);
        Assert.Equal("assistance", (await visitor.PageAsync("/lists/compare?kind=assistance")).QuerySelector("#kind option[selected]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("?from=2026-03-01&to=2025-06-01", "晚于")]
    [InlineData("?from=2025-02-30&to=2025-06-01", "日期请写成2025-01-01的样子")]
    [InlineData("?from=0001-01-01&to=2025-06-01", "日期请写成2025-01-01的样子")]
    [InlineData("?from=2025-06-01&to=9999-12-31", "日期请写成2025-01-01的样子")]
    public async Task Days_that_make_no_sense_are_answered_with_a_sentence_at_the_form(string query, string sentence)
    {
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync("/lists/compare" + query);
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, page.QuerySelector("[role=alert]")!.Words(), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("main [aria-invalid=true]"), f => Assert.NotEmpty(page.GetElementById(f.GetAttribute("aria-describedby")!)!.Words()));
        Assert.NotEmpty(page.QuerySelectorAll("main [aria-invalid=true]"));
    }

    [Fact]
    public async Task Days_the_wrong_way_round_can_be_swapped_by_a_link()
    {
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync("/lists/compare?from=2026-03-01&to=2025-06-01&kind=assistance");
        var link = Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("[role=alert] a")!.GetAttribute("href");
        Assert.Equal("/lists/compare?from=2025-06-01&to=2026-03-01&kind=assistance", link);
    }

    [Fact]
    public async Task Where_nothing_changed_the_page_says_so_and_before_the_first_day_there_was_no_list()
    {
        using var visitor = portal.Visitor();
        Assert.Contains("清单没有变化", (await visitor.PageAsync("/lists/compare?from=2025-06-01&to=2025-07-01")).MainPart().Words(), StringComparison.Ordinal);
        Assert.Contains("同一天", (await visitor.PageAsync("/lists/compare?from=2025-06-01&to=2025-06-01")).MainPart().Words(), StringComparison.Ordinal);
        var first = (await visitor.PageAsync("/lists/compare?from=2024-12-31&to=2025-01-01")).MainPart().Words();
        Assert.Contains("依法自治事项清单 还没有清单 23项（第1版） 23 0 0", first, StringComparison.Ordinal);
        Assert.Contains("还没有到", (await visitor.PageAsync("/lists/compare?from=2026-02-01&to=2026-07-01")).MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_list_alone_can_be_compared_and_an_unknown_one_is_not_there()
    {
        using var visitor = portal.Visitor();
        Assert.Single((await visitor.PageAsync(Both + "&kind=negative")).QuerySelectorAll("table.totals tbody tr"));
        using var unknown = await visitor.GetAsync(Both + "&kind=other");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task The_exports_say_the_same_as_the_page()
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync(Both);
        string Link(string word) => page.QuerySelectorAll("main a").Single(a => a.Words().Contains(word, StringComparison.Ordinal)).GetAttribute("href")!;

        using var csv = new StreamReader(await visitor.GetStreamAsync(Link("CSV")));
        var rows = CsvLines.Read(csv);
        Assert.Contains(rows, r => (r["code"], r["change"], r["field"], r["before"], r["after"]) == ("XZ-01", "changed", "department", "区民政局", "区民政局、区残联"));
        Assert.Contains(rows, r => (r["code"], r["change"], r["version_before"], r["version_after"]) == ("XZ-28", "added", "", "1"));
        Assert.Contains(rows, r => (r["code"], r["change"]) == ("XZ-02", "removed"));

        var cells = await CellsAsync(await visitor.GetByteArrayAsync(Link("Excel")));
        Assert.Equal(rows.Count + 1, cells.Count);
        Assert.Equal(rows.Select(r => string.Join('|', r.Values)), cells.Skip(1).Select(r => string.Join('|', r)));

        var list = (await visitor.JsonAsync(Link("JSON"))).GetProperty("lists").EnumerateArray().Single(l => l.GetProperty("list").GetString() == "assistance");
        Assert.Equal((1, 1, 1, 27), (list.GetProperty("added").GetInt32(), list.GetProperty("removed").GetInt32(), list.GetProperty("changed").GetInt32(), list.GetProperty("itemsAfter").GetInt32()));
    }

    [Fact]
    public async Task The_excel_export_of_a_list_is_its_csv_export()
    {
        using var visitor = portal.Visitor();
        using var csv = new StreamReader(await visitor.GetStreamAsync("/lists/certificate?format=csv"));
        var cells = await CellsAsync(await visitor.GetByteArrayAsync("/lists/certificate?format=xlsx"));
        Assert.Equal(CsvLines.Read(csv).Select(r => string.Join('|', r.Values)), cells.Skip(1).Select(r => string.Join('|', r)));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("?from=2025-06-01", HttpStatusCode.BadRequest)]
    [InlineData("?from=2026-06-01&to=2025-06-01", HttpStatusCode.BadRequest)]
    [InlineData("?from=x&to=2025-06-01", HttpStatusCode.BadRequest)]
    [InlineData("?from=2025-06-01&to=2026-06-01&kind=other", HttpStatusCode.NotFound)]
    public async Task The_api_refuses_what_makes_no_sense_with_a_problem_document(string query, HttpStatusCode status)
    {
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync("/api/v1/lists/compare" + query);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task The_api_names_each_field_with_both_texts()
    {
        using var visitor = portal.Visitor();
        var lists = (await visitor.JsonAsync("/api/v1/lists/compare?from=2025-06-01&to=2026-07-01&kind=assistance")).GetProperty("lists");
        var item = lists[0].GetProperty("items").EnumerateArray().Single(i => i.GetProperty("code").GetString() == "XZ-01");
        Assert.Equal((1, 3), (item.GetProperty("versionBefore").GetInt32(), item.GetProperty("versionAfter").GetInt32()));
        Assert.DoesNotContain(item.GetProperty("fields").EnumerateArray(), f => f.GetProperty("field").GetString() == "department"); // there and back again
        Assert.Contains(item.GetProperty("fields").EnumerateArray(), f => f.GetProperty("after").GetString() == "协助入户调查核实、公示");
    }

    private static async Task<List<List<string>>> CellsAsync(byte[] workbook)
    {
        await using var zip = new ZipArchive(new MemoryStream(workbook));
        foreach (var entry in zip.Entries) _ = await XDocument.LoadAsync(await entry.OpenAsync(), LoadOptions.None, CancellationToken.None);
        await using var sheet = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync();
        var rows = (await XDocument.LoadAsync(sheet, LoadOptions.PreserveWhitespace, CancellationToken.None)).Descendants().Where(e => e.Name.LocalName == "row");
        return [.. rows.Select(r => r.Elements().Select(c => c.Value).ToList())];
    }
}
