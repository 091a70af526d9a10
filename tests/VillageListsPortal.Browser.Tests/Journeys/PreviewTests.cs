using Microsoft.Playwright;
using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>The paper follows the typing, and the number is checked as typed.</summary>
public sealed class PreviewTests(BrowserFixture browsers) : Journey(browsers)
{
    [Fact]
    public async Task The_paper_and_the_number_are_answered_while_typing()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await clerk.LookAsync("work-clerk");
        await clerk.OpenAsync("/certificates/new/ZM-07");
        await clerk.LookAsync("fill");
        var paper = clerk.Page.Locator("#paper");
        var says = clerk.Page.Locator("#number-says");

        await clerk.Field("成员姓名").PressSequentiallyAsync("陈春梅");
        await Assertions.Expect(paper).ToContainTextAsync("陈春梅");
        var number = Citizens.Number();
        await clerk.Field("成员身份证件").PressSequentiallyAsync(number[..^1]);
        await Assertions.Expect(says).Not.ToBeEmptyAsync();
        await Assertions.Expect(says).Not.ToContainTextAsync("号码无误");
        await clerk.LookAsync("fill-wrong-number");
        await clerk.Field("成员身份证件").PressAsync("End");
        await clerk.Field("成员身份证件").PressSequentiallyAsync(number[^1..]);
        await Assertions.Expect(says).ToHaveTextAsync("号码无误：女，1985年3月12日生");
        await Assertions.Expect(paper).ToContainTextAsync(number);

        await clerk.Field("所在村民小组").PressSequentiallyAsync("3");
        await clerk.Field("本人确认均没有").CheckAsync();
        await clerk.Page.Locator("[name='Input.AskingBody']").PressSequentiallyAsync("渝北区市场监督管理局");
        await Assertions.Expect(paper).ToContainTextAsync("渝北区市场监督管理局：");
        await clerk.LookAsync("fill-typed");
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_the_field_and_above_with_what_was_typed_kept()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await clerk.LookAsync("work-clerk");
        await clerk.OpenAsync("/certificates/new/ZM-07");
        await clerk.LookAsync("fill");
        await clerk.FillFarmerAsync("陈春梅");
        await clerk.Field("成员身份证件").FillAsync("500112198503127262");
        await clerk.Field("本人确认均没有").UncheckAsync();
        await clerk.ClickAsync("提交签批");
        await clerk.ReadsAsync("请先改正下面的问题");
        await Assertions.Expect(clerk.Page.Locator("#problems")).ToBeFocusedAsync();
        await Assertions.Expect(clerk.Field("成员姓名")).ToHaveValueAsync("陈春梅");
        await clerk.LookAsync("fill-problems");
        await clerk.Page.Locator("#problems a").First.ClickAsync();
        await Assertions.Expect(clerk.Field("成员身份证件")).ToBeFocusedAsync();
    }
}
