using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>A draft is deleted and taken back; lists are printed.</summary>
public sealed class DraftTests(BrowserFixture browsers) : Journey(browsers)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deleted_draft_is_taken_back(bool script)
    {
        var name = script ? "侯草儿" : "侯苗儿";
        var clerk = await SignInAsync("clerk.jiangkou", script);
        await clerk.LookAsync("work-clerk");
        await clerk.OpenAsync("/certificates/new/ZM-07");
        await clerk.LookAsync("fill");
        await clerk.FillFarmerAsync(name);
        await clerk.ClickAsync("存草稿");
        await clerk.ReadsAsync("继续填写");
        await clerk.LookAsync("case-draft");
        await clerk.ClickAsync("删除草稿");
        await clerk.ReadsAsync($"（{name}）");
        await clerk.LookAsync("discarded");
        await clerk.ClickAsync("撤销删除");
        await clerk.ReadsAsync("撤销删除");
        Assert.Equal(1, await clerk.Page.Locator(".state", new() { HasText = "草稿" }).CountAsync());
        await clerk.LookAsync("case-draft-back");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_register_and_a_list_have_a_print_view(bool script)
    {
        var clerk = await SignInAsync("clerk.jiangkou", script);
        await clerk.LookAsync("work-clerk");
        foreach (var (address, name) in new[] { ("/certificates", "register"), ("/certificates/seal-register", "seal-register"), ("/lists/certificate", "list-certificate-officer") })
        {
            await clerk.OpenAsync(address);
            await clerk.LookAsync(name);
            await clerk.ClickAsync("打印");
            await Microsoft.Playwright.Assertions.Expect(clerk.Page.Locator(".print-bar")).ToContainTextAsync("这是打印版");
            await clerk.LookAsync("print-view-" + name);
            if (script) await clerk.PrintedAsync("view-" + name);
        }
    }
}
