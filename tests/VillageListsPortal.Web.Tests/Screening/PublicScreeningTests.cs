using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Features.Screening;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Screening;

/// <summary>准入筛查 for anyone: what is found, with its law and its way out; nothing is kept (domain 3.11; settled S34).</summary>
public sealed class PublicScreeningTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Path = "/screening";
    private const string Crossing = "请各村配合。各村委会为辖区违建拆除的第一责任人，每新增一处扣5分。";

    [Fact]
    public async Task A_red_line_is_shown_in_the_text_with_who_law_body_reasons_and_way_out()
    {
        var page = await ScreenAsync("控违拆违工作方案", Crossing, "Assisting");
        Assert.Equal("各村委会为辖区违建拆除的第一责任人", page.QuerySelectorAll(".screened mark.red").Select(Marked).First());
        var finding = page.QuerySelector("section.note.stop")!;
        Assert.Equal("/lists/negative/FM-02", finding.QuerySelector("h2 a")!.GetAttribute("href"));
        var item = await portal.InDatabaseAsync(db => db.ListItems.SingleAsync(i => i.Code == "FM-02"));
        var facts = FactsOf(finding);
        Assert.StartsWith("各村", facts["要谁负责"], StringComparison.Ordinal);
        Assert.Equal(item.LegalBasis, facts["法律依据"]);
        Assert.Equal(item.Department, facts["依法负责的单位"]);
        Assert.Contains("点名为责任主体：第一责任人", facts["判断理由"], StringComparison.Ordinal);
        Assert.Contains($"由{item.Department}依法负责、自己实施", facts["怎么改"], StringComparison.Ordinal);
        Assert.Contains("勾选的角色比文字里写的轻", page.MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shifted_responsibility_is_marked_and_says_how_it_is_reworded()
    {
        // domain 3.11: outside the seven fields
        var page = await ScreenAsync("", "医保参保率由村委会负总责，签订责任书。", "Assisting");
        Assert.NotEmpty(page.QuerySelectorAll(".screened mark.due"));
        var finding = page.QuerySelector("section.note.time")!;
        Assert.Contains("责任转嫁", finding.QuerySelector("h2")!.Words(), StringComparison.Ordinal);
        Assert.Contains("村里只协助", FactsOf(finding)["怎么改"], StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("section.note.stop"));
    }

    [Fact]
    public async Task Items_that_cover_it_are_linked_and_nothing_found_is_said_with_care()
    {
        var page = await ScreenAsync("森林防火宣传", "请村委会协助开展森林防火宣传。", "Assisting");
        Assert.Contains("没有找到越过红线", page.QuerySelector(".note")!.Words(), StringComparison.Ordinal);
        Assert.Contains("这不等于已经合法", page.QuerySelector(".note")!.Words(), StringComparison.Ordinal);
        Assert.StartsWith("XZ-13", page.QuerySelector("main a[href='/lists/assistance/XZ-13']")!.Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".screened mark"));
    }

    [Fact]
    public async Task The_page_asks_for_a_text_and_keeps_what_was_typed()
    {
        using var visitor = portal.Visitor();
        using var empty = await visitor.PostFormAsync(Path, ("Title", " "), ("Text", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("请贴上标题或者正文", await empty.TextAsync(), StringComparison.Ordinal);

        var longest = new string('长', ScreenText.LongestText + 1);
        using var tooLong = await visitor.PostFormAsync(Path, ("Text", longest), ("Role", "Uninvolved"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        var page = Pages.Parse(await tooLong.Content.ReadAsStringAsync());
        Assert.Contains("正文太长，最多10000个字", page.QuerySelector("#Text-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(longest, page.QuerySelector("#Text")!.TextContent.Trim());
        Assert.True(page.QuerySelector("[name=Role][value=Uninvolved]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Nothing_of_it_is_kept()
    {
        var rows = await RowsAsync();
        await ScreenAsync("", Crossing, "Responsible");
        Assert.Equal(rows, await RowsAsync());
    }

    [Fact]
    public async Task Markup_in_a_text_is_text()
    {
        var page = await ScreenAsync("<b>x</b>", "<script>alert(1)</script>各村负责违建拆除。", "Assisting");
        Assert.Contains("<script>alert(1)</script>各村负责违建拆除", string.Concat(page.QuerySelectorAll(".screened").Select(p => p.TextContent)).Replace("（越过红线）", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".screened b, .screened script"));
    }

    [Fact]
    public async Task It_is_found_from_the_front_page_and_speaks_English()
    {
        using var visitor = portal.Visitor();
        Assert.NotNull((await visitor.PageAsync("/")).QuerySelector("main a[href='/screening']"));
        visitor.DefaultRequestHeaders.Add("Cookie", "portal.language=en");
        Assert.NotEmpty((await visitor.PageAsync(Path)).QuerySelector("h1")!.Words());
    }

    [Fact]
    public async Task Who_asks_without_end_is_told_to_wait()
    {
        using var visitor = portal.VisitorElsewhere();
        var form = await visitor.PageAsync(Path);
        var statuses = new HashSet<HttpStatusCode>();
        for (var i = 0; i < 300 && !statuses.Contains(HttpStatusCode.TooManyRequests); i++)
        {
            using var answer = await visitor.PostFormAsync(Path, form, ("Text", ""));
            statuses.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        using var page = await visitor.GetAsync(Path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static string Marked(IElement mark) => mark.TextContent.Replace("（越过红线）", "", StringComparison.Ordinal);

    private static Dictionary<string, string> FactsOf(IElement finding) =>
        finding.QuerySelectorAll("dt").Zip(finding.QuerySelectorAll("dd")).ToDictionary(f => f.First.Words(), f => f.Second.Words(), StringComparer.Ordinal);

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> ScreenAsync(string title, string text, string role)
    {
        using var visitor = portal.Visitor();
        using var answer = await visitor.PostFormAsync(Path, ("Title", title), ("Text", text), ("Role", role));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Pages.Parse(await answer.Content.ReadAsStringAsync());
    }

    private Task<(int, int)> RowsAsync() => portal.InDatabaseAsync(async db => (await db.JournalRows.CountAsync(), await db.Admissions.CountAsync()));
}
