using System.Net;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Features.Lists.Import;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

public sealed class ListPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    public static readonly TheoryData<ListKind> Kinds = [.. Enum.GetValues<ListKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_row_of_the_file_is_on_the_page_and_drafted_ones_are_marked(ListKind kind)
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync($"/lists/{kind.Slug()}");
        using var file = ReferenceFiles.Open(ReferenceFiles.PathOf(kind));
        var rows = page.QuerySelectorAll("table.list-table tbody tr").ToDictionary(r => r.QuerySelector(".code")!.Words());

        foreach (var line in CsvLines.Read(file))
        {
            var row = rows[line["code"]];
            Assert.Equal(line["title_zh"], row.QuerySelector("th a")!.Words());
            Assert.Equal(line["provenance"] is "drafted", row.Words().Contains("示例数据（待区级确认）", StringComparison.Ordinal));
            Assert.Contains(line["legal_basis"], row.Words(), StringComparison.Ordinal);
            rows.Remove(line["code"]);
        }

        Assert.Empty(rows);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_item_has_a_page_with_its_provenance_and_basis(ListKind kind)
    {
        using var visitor = portal.Visitor();
        using var file = ReferenceFiles.Open(ReferenceFiles.PathOf(kind));
        foreach (var line in CsvLines.Read(file))
        {
            var words = (await visitor.PageAsync($"/lists/{kind.Slug()}/{line["code"]}")).MainPart().Words();
            Assert.Contains(line["title_zh"], words, StringComparison.Ordinal);
            Assert.Contains(line["legal_basis"], words, StringComparison.Ordinal);
            Assert.Contains(line["provenance_note"], words, StringComparison.Ordinal);
            Assert.Contains(kind == ListKind.Autonomy ? line["guidance_department_zh"] : line["department_zh"], words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Before_its_first_day_a_list_shows_nothing_but_since_when_there_is_one(ListKind kind)
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync($"/lists/{kind.Slug()}?on=2024-12-31");

        Assert.Empty(page.QuerySelectorAll("table.list-table"));
        Assert.Contains("自2025年1月1日起施行", page.MainPart().Words(), StringComparison.Ordinal);
        Assert.NotEmpty((await visitor.PageAsync($"/lists/{kind.Slug()}?on=2025-01-01")).QuerySelectorAll("table.list-table"));
    }

    [Fact]
    public async Task An_item_is_under_review_from_the_day_its_law_is_superseded()
    {
        using var visitor = portal.Visitor();

        Assert.Contains("依据待复核", (await visitor.PageAsync("/lists/autonomy/ZZ-01?on=2026-01-01")).MainPart().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("依据待复核", (await visitor.PageAsync("/lists/autonomy/ZZ-01?on=2025-12-31")).MainPart().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("依据待复核", (await visitor.PageAsync("/lists/autonomy/ZZ-04")).MainPart().Words(), StringComparison.Ordinal);
        Assert.Contains("依据层级不足", (await visitor.PageAsync("/lists/certificate/ZM-04")).MainPart().Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("依据层级不足", (await visitor.PageAsync("/lists/certificate/ZM-07")).MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filter_keeps_what_fits_the_words_and_the_committee()
    {
        using var visitor = portal.Visitor();

        Assert.Equal(["ZM-01", "ZM-02"], Codes(await visitor.PageAsync("/lists/certificate?q=收养")));
        Assert.Equal(["ZM-01", "ZM-02", "ZM-03", "ZM-04", "ZM-05"], Codes(await visitor.PageAsync("/lists/certificate?for=community")));
        Assert.Equal(["FM-03"], Codes(await visitor.PageAsync("/lists/negative?q=区生态环境局")));
        Assert.Contains("没有符合条件的事项", (await visitor.PageAsync("/lists/negative?q=飞船")).MainPart().Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/lists/other", HttpStatusCode.NotFound)]
    [InlineData("/lists/Autonomy", HttpStatusCode.NotFound)]
    [InlineData("/lists/autonomy/ZZ-99", HttpStatusCode.NotFound)]
    [InlineData("/lists/certificate/ZZ-01", HttpStatusCode.NotFound)]
    [InlineData("/guides/ZM-99", HttpStatusCode.NotFound)]
    [InlineData("/lists/autonomy?on=2025-02-30", HttpStatusCode.BadRequest)]
    [InlineData("/lists/autonomy?format=docx", HttpStatusCode.BadRequest)]
    [InlineData("/lists/autonomy?on=x&format=csv", HttpStatusCode.BadRequest)]
    [InlineData("/guides/QX-08", HttpStatusCode.Redirect)]
    public async Task What_is_not_there_says_so(string path, HttpStatusCode status)
    {
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_csv_export_is_the_file_again_with_version_days_and_state(ListKind kind)
    {
        using var visitor = portal.Visitor();
        using var answer = await visitor.GetAsync($"/lists/{kind.Slug()}?format=csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var exported = new StreamReader(new MemoryStream(bytes));
        using var file = ReferenceFiles.Open(ReferenceFiles.PathOf(kind));
        var (there, here) = (CsvLines.Read(exported), CsvLines.Read(file));

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal($"{kind.Slug()}-2026-03-02.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(here.Count, there.Count);
        foreach (var (ours, theirs) in here.Zip(there))
        {
            foreach (var (column, cell) in ours) Assert.Equal((column, cell), (column, theirs[column]));
            Assert.Equal(("1", "2025-01-01", ""), (theirs["version"], theirs["in_force_from"], theirs["in_force_to"]));
        }
    }

    [Fact]
    public async Task The_export_is_what_is_shown()
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync("/lists/cancelled?q=婚&on=2025-06-01");
        var address = page.QuerySelectorAll("a").Single(a => a.Words().Contains("JSON", StringComparison.Ordinal)).GetAttribute("href")!;
        var json = await visitor.JsonAsync(address);

        Assert.Equal(Codes(page), json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()));
        Assert.Equal("2025-06-01", json.GetProperty("on").GetString());
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_would_run_is_quoted()
    {
        var item = new NegativeItem { Code = "FM-09", Version = 1, Title = "=1+1", AppliesTo = AppliesTo.Both, LegalBasis = "@依据", Department = "部门", ImportedAs = Provenance.Seed, From = new DateOnly(2025, 1, 1) };
        using var text = new StringReader(System.Text.Encoding.UTF8.GetString(ListExport.Table(ListKind.Negative, [item]).Csv()).TrimStart('\uFEFF'));
        var line = Assert.Single(CsvLines.Read(text));

        Assert.Equal(("'=1+1", "'@依据"), (line["title_zh"], line["legal_basis"]));
    }

    [Fact]
    public async Task A_newer_version_follows_on_its_day_and_the_old_one_stays_readable()
    {
        await portal.AllowUnadmittedChangesAsync();
        await portal.InDatabaseAsync(async db =>
        {
            var old = await db.ListItems.SingleAsync(i => i.Code == "XZ-27");
            old.End(new DateOnly(2027, 1, 1));
            await db.SaveChangesAsync();
            db.ListItems.Add(new AssistanceItem { Code = "XZ-27", Version = 2, Title = "协助办新的事", AppliesTo = AppliesTo.Both, LegalBasis = "新的依据", Department = "新的部门", ImportedAs = Provenance.Admitted, From = new DateOnly(2027, 1, 1) });
            return await db.SaveChangesAsync();
        });
        using var visitor = portal.Visitor();

        Assert.DoesNotContain("协助办新的事", (await visitor.PageAsync("/lists/assistance?on=2026-12-31")).MainPart().Words(), StringComparison.Ordinal);
        Assert.Contains("协助办新的事", (await visitor.PageAsync("/lists/assistance?on=2027-01-01")).MainPart().Words(), StringComparison.Ordinal);
        var page = await visitor.PageAsync("/lists/assistance/XZ-27?on=2027-01-01");
        Assert.Equal("协助办新的事", page.QuerySelector("h1")!.Words());
        Assert.Equal(2, page.QuerySelectorAll(".trail li").Length);
    }

    private static IEnumerable<string> Codes(AngleSharp.Dom.IDocument page) => page.QuerySelectorAll(".list-table .code").Select(c => c.Words());
}
