using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>Keys beside Tab and Enter, and how they are switched off (WCAG 2.2, 2.1.4).</summary>
public sealed class ShortcutTests(BrowserFixture browsers) : Journey(browsers)
{
    [Fact]
    public async Task A_clerk_goes_about_with_single_keys()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await clerk.LookAsync("work-clerk");
        await GoAsync(clerk, "**/certificates/new", "n");
        await clerk.LookAsync("new");
        await clerk.Page.Keyboard.TypeAsync("ng?"); // the box has the focus: letters are letters
        Assert.Equal("ng?", await clerk.Page.Locator("main input[type=search]").InputValueAsync());
        await clerk.Page.Keyboard.PressAsync("Escape");
        await GoAsync(clerk, "**/lists/certificate", "g", "l");
        await clerk.LookAsync("list-certificate-officer");
        await PressAsync(clerk, "j", "j", "k", "j");
        await clerk.HasVisibleFocusAsync(clerk.Page.Locator("main tbody tr").Nth(1).Locator("a").First);
        await GoAsync(clerk, "**/lists/certificate/*", "Enter");
        await clerk.LookAsync("item-officer");
        await GoAsync(clerk, "**/work", "g", "w");
        await clerk.LookAsync("work-clerk");
        await PressAsync(clerk, "/");
        Assert.Equal("masthead-q", await clerk.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task The_sheet_lists_them_closes_with_Escape_and_switches_them_off_for_good()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await clerk.LookAsync("work-clerk");
        await PressAsync(clerk, "?");
        var sheet = clerk.Page.Locator("#keys");
        await Microsoft.Playwright.Assertions.Expect(sheet).ToBeVisibleAsync();
        await clerk.LookAsync("keys-sheet");
        await clerk.Page.Keyboard.PressAsync("Escape");
        await Microsoft.Playwright.Assertions.Expect(sheet).ToBeHiddenAsync();

        await PressAsync(clerk, "?");
        await sheet.GetByText("停用快捷键").ClickAsync();
        await sheet.GetByText("关闭", new() { Exact = true }).ClickAsync();
        await clerk.OpenAsync("/certificates");
        await clerk.LookAsync("register");
        await PressAsync(clerk, "?", "n");
        Assert.Equal("/certificates", clerk.Path);
        await Microsoft.Playwright.Assertions.Expect(sheet).ToBeHiddenAsync();

        await clerk.OpenAsync("/help/keys");
        await clerk.LookAsync("keys-page");
        await clerk.Page.Locator("main [data-keys-toggle]").ClickAsync();
        await GoAsync(clerk, "**/certificates/new", "n");
        await clerk.LookAsync("new");
    }

    [Fact]
    public async Task Without_JavaScript_there_is_a_page_that_says_so()
    {
        var anyone = await VisitorAsync(script: false);
        await anyone.OpenAsync("/help/keys");
        await anyone.ReadsAsync("快捷键需要JavaScript");
        await anyone.LookAsync("keys-page");
    }

    private static async Task PressAsync(Visitor who, params string[] keys)
    {
        foreach (var key in keys) await who.Page.Keyboard.PressAsync(key);
    }

    private static async Task GoAsync(Visitor who, string to, params string[] keys)
    {
        await PressAsync(who, keys);
        await who.Page.WaitForURLAsync(to);
        await who.Page.WaitForLoadStateAsync();
    }
}
