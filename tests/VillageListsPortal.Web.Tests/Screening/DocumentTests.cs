using System.Net;
using System.Net.Http.Headers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Features.Screening;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;
using Block = VillageListsPortal.Pdf.Block;
using PageBreak = VillageListsPortal.Pdf.PageBreak;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace VillageListsPortal.Web.Tests.Screening;

/// <summary>发文前自查: a document by page and clause; hostile files end in a sentence; nothing is kept.</summary>
public sealed class DocumentTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Path = "/screening/document";
    private static readonly string[] Text = ["关于做好近期工作的通知", "各镇街：", "一、违建治理", "各村为违建拆除的责任主体，逾期未拆除的扣5分。", "二、宣传", "请村委会协助开展森林防火宣传。"];
    private HttpClient staff = null!;

    public async Task InitializeAsync() => staff = await portal.OfficerAsync(Role.DepartmentStaff, await portal.UnitAsync("区民政局"));

    public Task DisposeAsync()
    {
        staff.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_Word_file_is_reported_by_paragraph_and_clause()
    {
        using var answer = await SendAsync("通知.docx", Docx(Text));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains("通知.docx", page.MainPart().Words(), StringComparison.Ordinal);
        Assert.Contains("6段", page.MainPart().Words(), StringComparison.Ordinal);
        var findings = page.QuerySelectorAll("section.note.stop").ToList();
        Assert.All(findings, f => Assert.Contains("第4段", f.QuerySelector("h3")!.Words(), StringComparison.Ordinal));
        Assert.Equal("各村为违建拆除的责任主体", findings[0].QuerySelector("mark.red")!.TextContent);
        Assert.Contains(findings[0].QuerySelectorAll("dt").Zip(findings[0].QuerySelectorAll("dd")), f => f.First.Words() == "依法负责的单位" && f.Second.Words().Length > 0);
    }

    [Fact]
    public async Task A_PDF_is_reported_by_page()
    {
        var page = Pages.Parse(await (await SendAsync("通知.pdf", Pdf(onSecondPage: true))).Content.ReadAsStringAsync());
        Assert.Contains("2页", page.MainPart().Words(), StringComparison.Ordinal);
        var finding = page.QuerySelector("section.note.stop")!;
        Assert.Contains("第2页", finding.QuerySelector("h3")!.Words(), StringComparison.Ordinal);
        Assert.Equal("各村为违建拆除的责任主体", finding.QuerySelector("mark.red")!.TextContent);
    }

    [Fact]
    public async Task The_report_is_downloaded_as_a_PDF_and_only_ours()
    {
        using var answer = await SendAsync("通知.pdf", Pdf(onSecondPage: false));
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync());
        var form = page.QuerySelectorAll("main form").First(f => f.GetAttribute("action")?.Contains("Paper", StringComparison.Ordinal) == true);
        var fields = RawForm.Hidden(form);
        using var paper = await RawForm.PostAsync(staff, form.GetAttribute("action")!, fields);
        Assert.Equal("application/pdf", paper.Content.Headers.ContentType?.MediaType);
        var bytes = await paper.Content.ReadAsByteArrayAsync();
        PaperConformity.AssertSound("assessment", bytes);
        using var again = await RawForm.PostAsync(staff, form.GetAttribute("action")!, fields);
        Assert.Equal(bytes, await again.Content.ReadAsByteArrayAsync());
        var text = (await PdfTools.TextAsync(bytes)).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("为基层减负一致性评估表", text, StringComparison.Ordinal);
        Assert.Contains("FM-02", text, StringComparison.Ordinal);

        foreach (var forged in new[] { "", "x", "AAAA", Convert.ToBase64String(new byte[300]) })
        {
            using var refused = await RawForm.PostAsync(staff, form.GetAttribute("action")!, [.. fields.Where(f => f.Name != DocumentModel.Carried), (DocumentModel.Carried, forged)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("评估表已经过期", await refused.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_of_it_is_kept()
    {
        var rows = await portal.InDatabaseAsync(db => db.JournalRows.CountAsync());
        using var answer = await SendAsync("通知.docx", Docx(Text));
        Assert.Equal(rows, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync()));
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "empty", "请选择要检查的文件" }, { "text", "这不是 docx 也不是 PDF" }, { "zip", "这不是 docx 也不是 PDF" }, { "cut-docx", "docx" }, { "bomb", "读不出来" }, { "entities", "读不出来" }, { "deep-xml", "读" },
        { "cut-pdf", "读" }, { "loop-pdf", "读" }, { "deep-pdf", "读" }, { "flate-pdf", "读" }, { "picture-pdf", "没有可以读的文字" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_or_unreadable_file_ends_in_a_sentence(string what, string sentence)
    {
        using var answer = await SendAsync("x", HostileFiles.Of(what));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, await answer.TextAsync(), StringComparison.Ordinal);
        using var alive = await staff.GetAsync(Path);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        using var answer = await SendAsync("x.pdf", new byte[(20 * 1024 * 1024) + 1]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("超过20兆", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_deleted_with_changes_tracked_is_not_read()
    {
        var deleted = new Paragraph(new Run(new Text("各村为违建拆除的")), new DeletedRun(new Run(new DeletedText("责任主体"))), new Run(new Text("配合单位。")));
        var page = Pages.Parse(await (await SendAsync("x.docx", Docx([new Paragraph(new Run(new Text("通知"))), deleted]))).Content.ReadAsStringAsync());
        Assert.DoesNotContain("责任主体", page.MainPart().Words(), StringComparison.Ordinal);
    }

    private static byte[] Docx(params string[] paragraphs) => Docx([.. paragraphs.Select(p => new Paragraph(new Run(new Text(p))))]);

    private static byte[] Docx(IEnumerable<Paragraph> paragraphs)
    {
        using var bytes = new MemoryStream();
        using (var word = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document)) word.AddMainDocumentPart().Document = new Document(new Body(paragraphs.Select(p => p.CloneNode(deep: true))));
        return bytes.ToArray();
    }

    private byte[] Pdf(bool onSecondPage) => portal.Services.GetRequiredService<PdfEngine>().Render(new PdfDocument
    {
        Title = Text[0],
        Author = "试",
        Created = portal.Clock.GetUtcNow(),
        Body = [new Heading(Text[0]), new VillageListsPortal.Pdf.Paragraph(Text[1]) { FirstLineIndent = 0 }, .. onSecondPage ? [new PageBreak()] : Array.Empty<Block>(), .. Text[2..].Select(t => new VillageListsPortal.Pdf.Paragraph(t))],
    });

    private async Task<HttpResponseMessage> SendAsync(string name, byte[] bytes)
    {
        var token = await RawForm.HiddenAsync(staff, Path, "main form");
        using var content = new MultipartFormDataContent();
        foreach (var (field, value) in token) content.Add(new StringContent(value), field);
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(file, "file", name);
        return await staff.PostAsync(Path, content);
    }
}
