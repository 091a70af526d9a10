using VillageListsPortal.Browser.Tests.Browser;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>The clerk's and the head's part with the keyboard alone.</summary>
public sealed class KeyboardTests(BrowserFixture browsers) : Journey(browsers)
{
    private const string Name = "苏桂英";

    [Fact]
    public async Task The_skip_link_comes_first_is_seen_and_leads_to_the_main_part()
    {
        var anyone = await VisitorAsync();
        await anyone.OpenAsync("/lists/certificate");
        await anyone.LookAsync("list-certificate");
        await anyone.Page.Keyboard.PressAsync("Tab");
        var skip = anyone.Page.GetByText("跳到正文");
        await anyone.HasVisibleFocusAsync(skip);
        await anyone.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await anyone.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task A_certificate_is_prepared_and_signed_with_the_keyboard_alone()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await clerk.LookAsync("work-clerk");
        await clerk.EnterOnAsync(clerk.Link("出具证明"));
        await clerk.LookAsync("new");
        await clerk.Page.Keyboard.TypeAsync("农民身份"); // the box has the focus already
        await clerk.EnterAsync();
        await clerk.LookAsync("new-found");
        await clerk.EnterOnAsync(clerk.Link("填写").First);
        await clerk.LookAsync("fill");
        await clerk.TypeAtAsync(clerk.Field("成员姓名"), Name);
        await clerk.TypeAtAsync(clerk.Field("成员身份证件"), Citizens.Number());
        await clerk.TypeAtAsync(clerk.Field("所在村民小组"), "5");
        await clerk.TabToAsync(clerk.Field("本人确认均没有"));
        await clerk.Page.Keyboard.PressAsync("Space");
        await clerk.EnterOnAsync(clerk.Button("提交签批"));
        await clerk.ReadsAsync("待签批");
        await clerk.LookAsync("case-waits");

        var head = await SignInAsync("head.jiangkou");
        await head.LookAsync("work-head");
        await head.EnterOnAsync(head.RowOf(Name));
        await head.LookAsync("sign");
        await head.TabToAsync(head.Button("签批"));
        await head.Page.Keyboard.PressAsync("Space");
        await head.ReadsAsync("已签批，待盖章");
        await head.LookAsync("case-signed-head");
    }

    [Fact]
    public async Task One_signs_in_and_out_with_the_keyboard_alone()
    {
        var head = await VisitorAsync();
        await head.OpenAsync("/account/sign-in");
        await head.LookAsync("sign-in");
        await head.TypeAtAsync(head.Field("账号"), "head.jiangkou");
        await head.TypeAtAsync(head.Field("密码"), DemonstrationOfficers.Password);
        await head.EnterAsync();
        await head.LookAsync("work-head");
        await head.TabToAsync(head.Page.Locator(".menu summary"));
        await head.Page.Keyboard.PressAsync("Enter");
        await head.TabToAsync(head.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "退出登录" }));
        await head.LookAsync("menu");
        await head.EnterAsync();
        await head.LookAsync("signed-out");
    }
}
