using VillageListsPortal.Browser.Tests.Browser;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>One box in the masthead finds what an officer or a visitor may see.</summary>
public sealed class SearchTests(BrowserFixture browsers) : Journey(browsers)
{
    [Theory]
    [InlineData("段秀芝", true)]
    [InlineData("段翠屏", false)]
    public async Task A_clerk_finds_a_person_and_the_address_does_not_say_whom(string name, bool script)
    {
        var clerk = await SignInAsync("clerk.jiangkou", script);
        var address = await clerk.PrepareFarmerAsync(name);
        await clerk.OpenAsync("/work");
        await clerk.LookAsync("work-clerk-busy");

        await SeekAsync(clerk, name);

        await clerk.LookAsync("search-person");
        Assert.EndsWith("/search", clerk.Page.Url, StringComparison.Ordinal);
        await clerk.Page.Locator($"main a[href='{address}']").ClickAsync();
        await clerk.ReadsAsync(name);
        await clerk.LookAsync("case-waits");
    }

    [Fact]
    public async Task A_visitor_finds_items_and_villages_and_a_phone_has_a_page_for_it()
    {
        var anyone = await VisitorAsync();
        await anyone.OpenAsync("/lists/certificate");
        await anyone.LookAsync("list-certificate");
        await SeekAsync(anyone, "江口");
        await anyone.LookAsync("search-unit");
        await anyone.Link("江口村").ClickAsync();
        await anyone.ReadsAsync("500112133212");
        await anyone.LookAsync("village");
        await anyone.Page.Locator(".crumbs a", new() { HasText = "统景镇" }).ClickAsync();
        await anyone.ReadsAsync("下面的单位");
        await anyone.LookAsync("township");

        var passer = await VisitorAsync(phone: true);
        await passer.OpenAsync("/lists/certificate");
        await passer.LookAsync("list-certificate");
        await passer.Page.Locator(".search-link").ClickAsync();
        await passer.LookAsync("search-empty");
        await passer.Page.Locator("main input[type=search]").FillAsync("没有这样的东西");
        await passer.ClickAsync("查找");
        await passer.ReadsAsync("没有找到“没有这样的东西”");
        await passer.LookAsync("search-nothing");
        await passer.Page.Locator("main input[type=search]").FillAsync("收入");
        await passer.ClickAsync("查找");
        await passer.LookAsync("search-items");
    }

    [Fact]
    public async Task An_officer_above_the_village_finds_by_number_only()
    {
        var staff = await SignInAsync("staff.tongjing");
        await staff.LookAsync("work-staff");
        await SeekAsync(staff, "江口村");
        await staff.LookAsync("search-staff");
        await staff.Link("江口村").ClickAsync();
        await staff.LookAsync("village-staff");
        await staff.ClickAsync("看这里的证明登记");
        await staff.ReadsAsync("看全部村（社区）的");
        await staff.LookAsync("register-of-village");
    }

    private static async Task SeekAsync(Visitor who, string text)
    {
        await who.Page.Locator("#masthead-q").FillAsync(text);
        await who.Page.Locator("header").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await who.Page.WaitForURLAsync("**/search");
    }
}
