using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>Acceptance 2: who is asked for a certificate of marriage leaves with a slip, within two clicks.</summary>
public sealed class SlipTests(BrowserFixture browsers) : Journey(browsers)
{
    private const string Asked = "婚姻状况证明";

    [Fact]
    public async Task The_clerk_prints_a_numbered_slip_in_two_clicks()
    {
        var clerk = await SignInAsync("clerk.jiangkou");
        await clerk.LookAsync("work-clerk");
        await clerk.OpenAsync("/certificates/new");
        await clerk.LookAsync("new");
        await clerk.Field("群众要开什么？").FillAsync(Asked);
        await clerk.ClickAsync("查一查"); // one
        await clerk.LookAsync("new-slip");
        var slip = new PaperFile(await clerk.PaperAsync(clerk.Button("打印告知单").First), "slip"); // two
        await IsSlipAsync(slip);
        Assert.Contains("GZ-2026-", await slip.TextAsync(), StringComparison.Ordinal);

        await clerk.OpenAsync("/certificates/new");
        await clerk.Page.Locator("a[href*='/certificates/slips/']").First.ClickAsync();
        await clerk.ReadsAsync("由");
        await clerk.LookAsync("slip");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Anyone_prints_a_slip_in_two_clicks(bool script)
    {
        var anyone = await VisitorAsync(script);
        await anyone.OpenAsync("/");
        await anyone.LookAsync("home");
        await anyone.Field("能不能开这个证明？").FillAsync(Asked);
        await anyone.ClickAsync("查一查"); // one
        await anyone.ReadsAsync("村（社区）不能开");
        await anyone.LookAsync("home-answer");
        var slip = new PaperFile(await anyone.PaperAsync(anyone.Link("打印告知单").First), "slip-public"); // two
        await IsSlipAsync(slip);
        Assert.DoesNotContain("GZ-", await slip.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task IsSlipAsync(PaperFile slip)
    {
        var text = await slip.TextAsync();
        Assert.Contains("不予出具告知单", text, StringComparison.Ordinal);
        Assert.Contains(Asked, text, StringComparison.Ordinal);
        await slip.PictureAsync();
    }
}
