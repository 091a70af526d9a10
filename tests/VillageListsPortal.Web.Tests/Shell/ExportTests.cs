using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>Lists as files: what the page shows to the same officer, whole, and told to the journal (domain 8.2).</summary>
public sealed class ExportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Requests_are_exported_as_filtered_and_only_those_that_the_officer_reaches()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var wanted = await made.AcceptedAsync(MadeAdmissions.Addition("协助导出的事项", await made.EarliestAsync()));
        var other = await made.AcceptedAsync(MadeAdmissions.Addition("协助别的事项", await made.EarliestAsync()));
        using var reviewer = await portal.SignInAsync("reviewer.a");

        var page = await reviewer.PageAsync($"/admissions?q={Uri.EscapeDataString("导出")}&status=Accepted");
        var rows = await ReadAsync(reviewer, page.QuerySelector("main a[href*='format=xlsx']")!.GetAttribute("href")!);
        Assert.Equal(["编号", "申请", "类型", "清单", "事项编号", "申请单位", "状态", "剩余工作日", "停计开始", "提交时间"], rows[0]);
        var row = Assert.Single(rows.Skip(1));
        Assert.Equal([wanted.Number!, "协助导出的事项", "新增事项", "协助事项清单"], row.Take(4));
        Assert.Equal("统景镇", row[5]);

        Assert.Contains((await ReadAsync(reviewer, "/admissions?format=xlsx")).Skip(1), r => r[0] == other.Number);
        using var stranger = await portal.OfficerAsync(Role.TownshipStaff, await portal.UnitAsync(DemonstrationOfficers.Longxing));
        Assert.DoesNotContain((await ReadAsync(stranger, "/admissions?format=xlsx")).Skip(1), r => r[0] == wanted.Number || r[0] == other.Number);
        using var unknown = await reviewer.GetAsync("/admissions?format=docx");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact] // settled S7, S24
    public async Task The_register_of_certificates_is_exported_masked_above_the_village()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var certificate = await officers.StampedAsync(("Input.Name", "欧阳明珠"));
        var own = await ReadAsync(officers.Clerk, "/certificates?status=Stamped&format=xlsx");
        Assert.Contains(own, r => r[0] == certificate.Issue!.NumberText && r.Contains("欧阳明珠") && r.Contains("江口村"));
        using var township = await portal.SignInAsync("staff.tongjing");
        var masked = await ReadAsync(township, "/certificates?format=xlsx");
        Assert.Contains(masked, r => r[0] == certificate.Issue!.NumberText && r.Contains("欧***"));
        Assert.DoesNotContain(masked.SelectMany(r => r), c => c.Contains("明珠", StringComparison.Ordinal));
        Assert.Equal([nameof(Certificate), nameof(Certificate)], await ExportsAsync(nameof(Certificate)));
    }

    [Fact] // domain 8.2: who looked at the journal, and with how much of it he left
    public async Task The_journal_is_exported_as_the_auditor_sees_it_and_has_its_own_export()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var certificate = await officers.StampedAsync();
        using var auditor = await portal.SignInAsync("auditor");
        var page = await auditor.PageAsync($"/journal?subject={certificate.Id}");
        var rows = await ReadAsync(auditor, page.QuerySelector("main a[href*='format=xlsx']")!.GetAttribute("href")!);
        Assert.Equal(page.MainPart().QuerySelectorAll("tbody tr").Length, rows.Count - 1);
        Assert.All(rows.Skip(1), r => Assert.Equal(("江口村", certificate.Id.ToString()), (r[3], r[^1])));
        Assert.Contains(rows, r => r[6].Contains("已盖章", StringComparison.Ordinal));
        Assert.DoesNotContain(nameof(CertificateStatus.Stamped), rows.SelectMany(r => r));

        var noted = await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What == nameof(ListExported) && r.SubjectType == "JournalRow").OrderByDescending(r => r.Id).FirstAsync());
        Assert.Equal(((rows.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), nameof(Role.Auditor)), (noted.After, noted.Role));
        Assert.Contains("导出列表", (await auditor.PageAsync("/journal?what=ListExported")).MainPart().Words(), StringComparison.Ordinal);
        using var clerk = await officers.Clerk.GetAsync("/journal?format=xlsx");
        Assert.Equal(HttpStatusCode.Forbidden, clerk.StatusCode);
    }

    [Fact]
    public async Task The_law_register_is_exported_with_what_cites_each_text_on_the_day()
    {
        using var visitor = portal.VisitorElsewhere();
        var page = await visitor.PageAsync($"/laws?on=2026-01-01&q={Uri.EscapeDataString("村民委员会组织法")}");
        var rows = await ReadAsync(visitor, page.QuerySelector("main a[href*='format=xlsx']")!.GetAttribute("href")!);
        var text = Assert.Single(rows, r => r[1] == "2018年修正文本");
        Assert.Equal(("村民委员会组织法", "法律", "已被取代", "2025-12-31"), (text[0], text[2], text[4], text[6]));
        Assert.Contains("ZZ-01", text[8].Split('、'));
        Assert.Contains(rows, r => r[1] == "2025年修正" && r[4] == "现行");
        Assert.DoesNotContain(rows, r => r[0] == "殡葬管理条例");
        Assert.Contains(await ReadAsync(visitor, "/laws?format=xlsx"), r => r[0] == "殡葬管理条例");
        foreach (var bad in new[] { "/laws?format=docx", "/laws?on=2026-02-30&format=xlsx" })
        {
            using var answer = await visitor.GetAsync(bad);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public void A_number_below_zero_is_no_formula_and_sorts() =>
        Assert.Contains("\r\n-3\r\n", Encoding.UTF8.GetString(ExportTable.Of("a", ["-3"], "", ("剩余工作日", t => t)).Csv()), StringComparison.Ordinal);

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    public void What_looks_like_a_formula_stays_text(string text)
    {
        var table = ExportTable.Of("a", [text], "", ("编号", t => t));
        Assert.Equal([["编号"], [text]], Read(table.Xlsx())); // each cell is looked at: a text, and no formula
        Assert.DoesNotContain(Encoding.UTF8.GetString(table.Csv()).Split('\n'), line => line.Length > 0 && "=+-@".Contains(line.TrimStart('"')[0], StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_that_is_too_long_is_cut_and_says_so()
    {
        var most = Enumerable.Range(1, ExportTable.MostRows).ToList();
        var whole = ExportTable.Of<int>("a", most, "这里只有前一段", ("n", n => $"{n}"), ("m", n => $"{n}"));
        Assert.Equal(ExportTable.MostRows, whole.Rows.Count);
        var cut = Read(ExportTable.Of<int>("a", [.. most, 0], "这里只有前一段", ("n", n => $"{n}"), ("m", n => $"{n}")).Xlsx());
        Assert.Equal((ExportTable.MostRows + 2, "这里只有前一段"), (cut.Count, cut[^1][0]));
        Assert.Equal("10000", cut[^2][1]);
    }

    private Task<List<string>> ExportsAsync(string type) =>
        portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.What == nameof(ListExported) && r.SubjectType == type).Select(r => r.SubjectType).ToListAsync());

    private static async Task<List<List<string>>> ReadAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, ExportTable.XlsxType), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.EndsWith(".xlsx", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        return Read(await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The rows of a workbook, which is a whole one and has nothing but texts.</summary>
    private static List<List<string>> Read(byte[] workbook)
    {
        using var bytes = new MemoryStream(workbook);
        using var document = SpreadsheetDocument.Open(bytes, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
        var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().ToList()).ToList();
        Assert.All(cells.SelectMany(r => r), c => Assert.True(c.DataType! == CellValues.InlineString && c.CellFormula is null));
        return cells.ConvertAll(r => r.ConvertAll(c => c.InnerText));
    }
}
