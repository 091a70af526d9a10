using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

public sealed class FrontPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_front_page_counts_the_lists_and_names_the_edition()
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync("/");

        Assert.Equal(["23", "27", "7", "7"], page.QuerySelectorAll(".tile .big").Select(b => b.Words()));
        Assert.Contains("第1版，自2025年1月1日起施行", page.MainPart().Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/lists/cancelled']"));
        Assert.NotNull(page.QuerySelector("a[href='/verify']"));
        Assert.Empty(page.QuerySelectorAll(".answer"));
    }

    [Fact]
    public async Task A_cancelled_certificate_is_answered_in_place_with_its_slip_one_click_away()
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync("/?q=婚姻状况证明");
        var answer = page.QuerySelector(".answer")!;

        Assert.Contains("婚姻状况证明：村（社区）不能开。", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("民政部门（婚姻登记机关）", answer.Words(), StringComparison.Ordinal);
        Assert.NotNull(answer.QuerySelector("a[href='/lists/cancelled/QX-08/slip.pdf']"));
        Assert.NotNull(answer.QuerySelector("a[href='/lists/cancelled/QX-08/declaration.pdf']"));
        Assert.Null(answer.QuerySelector("a[href='/lists/cancelled/QX-08/commitment.pdf']"));
        Assert.NotNull(answer.QuerySelector("a[href='/guides/ZM-01']"));
        Assert.Equal("婚姻状况证明", page.QuerySelector("input#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_kept_certificate_says_how_it_is_done()
    {
        using var visitor = portal.Visitor();
        var answer = (await visitor.PageAsync("/?q=农民证明")).QuerySelector(".answer")!;

        Assert.Contains("可以开", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("当场办结", answer.Words(), StringComparison.Ordinal);
        Assert.NotNull(answer.QuerySelector("a[href='/guides/ZM-07']"));
        Assert.NotNull(answer.QuerySelector("a[href='/guides/ZM-07/form.pdf']"));
    }

    [Fact]
    public async Task Several_are_listed_each_with_its_verdict()
    {
        using var visitor = portal.Visitor();
        var rows = (await visitor.PageAsync("/?q=亲属关系")).QuerySelectorAll(".several li");

        Assert.Equal(["不能开", "可以开"], rows.Take(2).Select(r => r.QuerySelector(".state")!.Words()));
    }

    [Fact]
    public async Task Nothing_found_says_what_to_do_and_repeats_the_words_as_text()
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync("/?q=" + Uri.EscapeDataString("<b>飞船"));

        Assert.Contains("没有查到“<b>飞船”", page.QuerySelector(".answer")!.Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".answer a[href='/lists/certificate']"));
    }

    [Fact]
    public async Task A_guide_has_conditions_materials_steps_and_the_form()
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync("/guides/ZM-06");
        var words = page.MainPart().Words();

        foreach (var expected in new[] { "5个工作日", "公告30天", "村民小组证明", "区规划自然资源局（不动产登记机构）", "180天", "这项证明只由村民委员会出具", "示例数据（待区级确认）" })
        {
            Assert.Contains(expected, words, StringComparison.Ordinal);
        }

        Assert.NotNull(page.QuerySelector("a[href='/guides/ZM-06/form.pdf']"));
        Assert.Contains("不用开证明", (await visitor.PageAsync("/guides/ZM-07")).MainPart().Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=QX-08")]
    [InlineData("/lists/certificate")]
    [InlineData("/lists/cancelled/QX-08")]
    [InlineData("/guides/ZM-07")]
    public async Task No_page_has_inline_styles_unnamed_texts_or_dead_links(string path)
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync(path);

        Assert.Empty(page.QuerySelectorAll("[style], [onclick], style"));
        Assert.DoesNotMatch(@"\b(kind|fact|answer|home|guide|law|mark|provenance|lane)\.[a-zA-Z.-]+", page.MainPart().Words());
        foreach (var href in page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!).Where(h => h[0] == '/').Distinct())
        {
            using var answer = await visitor.GetAsync(href);
            Assert.True(answer.IsSuccessStatusCode, $"{path} links to {href}: {(int)answer.StatusCode}");
        }
    }
}
