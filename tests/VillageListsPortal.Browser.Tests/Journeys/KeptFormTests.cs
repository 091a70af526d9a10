using Microsoft.Playwright;
using VillageListsPortal.Browser.Tests.Browser;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>A form outlives the session and the line, without identity numbers (S32).</summary>
public sealed class KeptFormTests(BrowserFixture browsers) : Journey(browsers)
{
    private const string Kept = "() => Object.keys(localStorage).filter(k => k.startsWith('portal.keep.')).map(k => localStorage.getItem(k))";

    [Fact]
    public async Task What_was_typed_is_there_again_after_signing_in_and_gone_once_it_is_through()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await FillAsync(clerk, "柳成荫");
        var token = await TokenAsync(clerk);
        await EndSessionAsync(clerk);

        await clerk.ClickAsync("提交签批");
        await clerk.ReadsAsync("登录已经过期");
        await clerk.ReadsAsync("填过的内容留在这台电脑上");
        await clerk.LookAsync("sign-in-again");
        var kept = Assert.Single(await clerk.Page.EvaluateAsync<string[]>(Kept));
        Assert.Contains("柳成荫", kept, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9]{15}", kept);

        await SignInAgainAsync(clerk);
        await clerk.Page.WaitForURLAsync("**/certificates/new/ZM-07?again=1");
        await clerk.ReadsAsync("已找回刚才填的内容");
        await clerk.LookAsync("fill-restored");
        Assert.Equal(("柳成荫", "", "3"), (await clerk.Field("成员姓名").InputValueAsync(), await clerk.Field("成员身份证件").InputValueAsync(), await clerk.Field("所在村民小组").InputValueAsync()));
        Assert.True(await clerk.Field("本人确认均没有").IsCheckedAsync());
        Assert.Equal(token, await TokenAsync(clerk));

        await clerk.Field("成员身份证件").FillAsync(Citizens.Number());
        await clerk.SubmitAsync();
        Assert.Empty(await clerk.Page.EvaluateAsync<string[]>(Kept));
    }

    [Fact]
    public async Task Without_JavaScript_it_leads_back_to_the_form_with_a_sentence()
    {
        var clerk = await SignInAsync("clerk.jiangkou", script: false);
        await FillAsync(clerk, "柳成行");
        await EndSessionAsync(clerk);
        await clerk.ClickAsync("提交签批");
        await clerk.ReadsAsync("登录已经过期");
        await clerk.LookAsync("sign-in-again");
        await SignInAgainAsync(clerk);
        await clerk.ReadsAsync("那次提交没有办成");
        await clerk.LookAsync("fill-again");
    }

    [Fact]
    public async Task At_sign_out_the_portal_asks_about_what_is_kept()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await FillAsync(clerk, "柳成林");
        await EndSessionAsync(clerk);
        await clerk.ClickAsync("提交签批");
        await clerk.LookAsync("sign-in-again");
        await clerk.OpenAsync("/account/sign-in");
        await SignInAgainAsync(clerk);
        await clerk.LookAsync("work-clerk");

        await clerk.OpenAsync("/certificates/new/ZM-07");
        await clerk.ReadsAsync("上次填的没有提交成功");
        await clerk.LookAsync("fill-offer");
        await clerk.Page.Locator(".menu summary").ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await Assertions.Expect(clerk.Page.Locator("#keep-leave")).ToBeVisibleAsync();
        await clerk.LookAsync("sign-out-asks");
        await clerk.Page.GetByText("删除并退出").ClickAsync();
        await clerk.Page.WaitForURLAsync("**/account/sign-in");
        await clerk.LookAsync("sign-in");
        Assert.Empty(await clerk.Page.EvaluateAsync<string[]>(Kept));
    }

    [Fact]
    public async Task Without_a_line_the_form_waits_and_is_sent_when_it_is_back()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await FillAsync(clerk, "柳成溪");
        await clerk.Page.Context.SetOfflineAsync(true);
        await clerk.ClickAsync("提交签批");
        await clerk.ReadsAsync("现在没有网络");
        await clerk.Page.Context.SetOfflineAsync(false);
        await clerk.ReadsAsync("待签批");
        await clerk.LookAsync("case-waits");
        Assert.Empty(await clerk.Page.EvaluateAsync<string[]>(Kept));
    }

    private static async Task FillAsync(Visitor clerk, string name)
    {
        await clerk.LookAsync("work-clerk");
        await clerk.OpenAsync("/certificates/new/ZM-07");
        await clerk.LookAsync("fill");
        await clerk.FillFarmerAsync(name);
    }

    private static Task EndSessionAsync(Visitor who) => who.Page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "portal.session" });

    private static async Task SignInAgainAsync(Visitor who)
    {
        await who.Field("账号").FillAsync("clerk.jiangkou");
        await who.Field("密码").FillAsync(DemonstrationOfficers.Password);
        await who.ClickAsync("登录");
    }

    private static Task<string> TokenAsync(Visitor who) => who.Page.Locator("#certificate-form [name=IdempotencyToken]").InputValueAsync();
}
