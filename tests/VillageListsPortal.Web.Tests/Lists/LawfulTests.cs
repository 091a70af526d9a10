using System.Net;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Lists;

/// <summary>Was this task lawful on that day? (product.md; settled S34)</summary>
public sealed class LawfulTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => ListHistoryData.WriteAsync(portal);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("让村里护林防火巡山", "XZ-13", "可以作为协助，不得作责任主体。")]
    [InlineData("镇里要村上拆除违章建筑", "FM-02", "不得把村级组织作为责任主体。")]
    [InlineData("招商", "FM-05", "不得把村级组织作为责任主体。")]
    [InlineData("组织换届选举", "ZZ-03", "村（社区）自己的事，自己决定，不能当作任务下达。")]
    [InlineData("开婚姻状况证明", "QX-08", "不得出具，应当拒绝，由下面的部门负责。")]
    [InlineData("农民身份证明", "ZM-07", "可以出具这项证明。")]
    [InlineData("XZ-13", "XZ-13", "可以作为协助，不得作责任主体。")]
    public async Task Each_list_gives_its_verdict_with_item_version_days_and_basis(string question, string code, string verdict)
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync($"/lawful?on=2025-06-01&q={Uri.EscapeDataString(question)}");
        var hit = page.QuerySelector("section.answer")!;

        Assert.StartsWith(code, hit.QuerySelector("h2")!.Words(), StringComparison.Ordinal);
        Assert.Contains(verdict, hit.QuerySelector("p strong")!.Words(), StringComparison.Ordinal);
        Assert.Contains("第1版，2025年1月1日起", hit.Words(), StringComparison.Ordinal);
        Assert.Contains("设定依据", hit.Words(), StringComparison.Ordinal);
        Assert.Contains(hit.QuerySelectorAll("a"), a => a.GetAttribute("href")!.EndsWith($"{code}?on=2025-06-01", StringComparison.Ordinal));
        Assert.DoesNotContain("未列入", page.MainPart().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_forbids_comes_before_what_allows()
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync($"/lawful?q={Uri.EscapeDataString("森林防火，拆违")}");
        Assert.Equal(["FM-02", "XZ-13"], page.QuerySelectorAll("section.answer .code").Select(c => c.Words()));
    }

    [Fact]
    public async Task Each_task_of_a_question_is_answered_and_one_on_no_list_is_not_hidden_by_another()
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync($"/lawful?q={Uri.EscapeDataString("请问，森林防火、组织篮球赛")}");

        Assert.Equal("XZ-13", page.QuerySelector("section.answer .code")!.Words());
        Assert.Contains("没有查到的：组织篮球赛", page.QuerySelector(".note.stop")!.Words(), StringComparison.Ordinal);
        Assert.False((await visitor.JsonAsync($"/api/v1/lawful?q={Uri.EscapeDataString("森林防火、组织篮球赛")}")).GetProperty("allNamed").GetBoolean());
        Assert.Empty((await visitor.PageAsync($"/lawful?q={Uri.EscapeDataString("请问，森林防火")}")).QuerySelectorAll(".note.stop"));
    }

    [Theory]
    [InlineData("组织篮球赛")]
    [InlineData("下载应用并打卡")]
    [InlineData("代收医保费")] // shares a word with a cancelled certificate, but asks for none
    [InlineData("工作")]
    public async Task What_is_on_no_list_may_be_refused_and_the_page_says_how(string question)
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync($"/lawful?q={Uri.EscapeDataString(question)}");
        var note = page.QuerySelector(".note.stop")!;

        Assert.Equal("未列入：未经准入，村级组织有权拒绝。", note.QuerySelector("strong")!.Words());
        Assert.Equal(3, note.QuerySelectorAll("li").Length);
        Assert.All(page.QuerySelectorAll("section.answer"), s => Assert.Contains("如果说的是这一项", s.Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_today_differs_from_that_day_the_page_says_so()
    {
        using var visitor = portal.Visitor();
        async Task<string> Words(string question) => (await visitor.PageAsync($"/lawful?on=2025-06-01&q={Uri.EscapeDataString(question)}")).MainPart().Words();

        Assert.Contains("今天施行的是第2版（2026年2月1日起），内容有变化。", await Words("低保"), StringComparison.Ordinal);
        Assert.Contains("今天这一项已经不在清单上。", await Words("治安巡逻"), StringComparison.Ordinal);
        var later = await Words("无障碍环境建设");
        Assert.Contains("未列入", later, StringComparison.Ordinal);
        Assert.Contains("2025年6月1日没有列入，今天已经列入： XZ-28", later, StringComparison.Ordinal);
        Assert.DoesNotContain("今天施行的是", await Words("森林防火"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_list_nothing_can_be_answered_and_a_bad_day_is_said()
    {
        using var visitor = portal.Visitor();
        var before = (await visitor.PageAsync($"/lawful?on=2024-06-01&q={Uri.EscapeDataString("森林防火")}")).MainPart().Words();
        Assert.Contains("2024年6月1日还没有清单。", before, StringComparison.Ordinal);
        Assert.DoesNotContain("有权拒绝", before, StringComparison.Ordinal);
        using var bad = await visitor.GetAsync("/lawful?on=2024-02-30&q=x");
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public async Task An_English_question_finds_English_titles()
    {
        using var visitor = portal.Visitor();
        Assert.Equal("XZ-13", (await visitor.PageAsync("/lawful?q=forest%20fire")).QuerySelector("section.answer .code")!.Words());
    }

    [Fact]
    public async Task The_api_gives_verdict_and_items_and_does_not_repeat_the_question()
    {
        using var visitor = portal.Visitor();
        var answer = await visitor.JsonAsync($"/api/v1/lawful?on=2025-06-01&q={Uri.EscapeDataString("治安巡逻")}");
        var item = answer.GetProperty("items")[0];

        Assert.Equal(("as-help", "assistance", true, true), (answer.GetProperty("verdict").GetString(), item.GetProperty("list").GetString(), item.GetProperty("named").GetBoolean(), item.GetProperty("differsToday").GetBoolean()));
        Assert.Equal("XZ-02", item.GetProperty("item").GetProperty("code").GetString());
        Assert.DoesNotContain("巡逻", answer.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("not-listed", (await visitor.JsonAsync($"/api/v1/lawful?q={Uri.EscapeDataString("组织篮球赛")}")).GetProperty("verdict").GetString());
        Assert.Equal("no-list-yet", (await visitor.JsonAsync("/api/v1/lawful?on=2020-01-01&q=x")).GetProperty("verdict").GetString());
        using var missing = await visitor.GetAsync("/api/v1/lawful");
        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("，。！ --")]
    [InlineData("%00%01")]
    [InlineData("\ud83d\ude00")]
    public async Task Any_question_gets_an_answer(string question)
    {
        using var visitor = portal.Visitor();
        foreach (var path in new[] { "/lawful?q=", "/api/v1/lawful?q=" })
        {
            using var answer = await visitor.GetAsync(path + (question.StartsWith('%') ? question : Uri.EscapeDataString(question)));
            Assert.True((int)answer.StatusCode < 500, $"{path} answered {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public void A_question_longer_than_the_longest_is_cut() => Assert.Equal(QuestionText.Longest, Assert.Single(QuestionText.Of(new string('我', 500)).Terms).Typed.Length);
}
