using System.Globalization;
using Microsoft.Playwright;
using VillageListsPortal.Browser.Tests.Browser;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Tests.Admissions;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Browser.Tests.Journeys;

/// <summary>Each list of an officer as it is printed: no controls, unit and time at the head, nothing cut off at the side.</summary>
public sealed class PrintTests(BrowserFixture browsers) : Journey(browsers)
{
    [Theory]
    [InlineData("reviewer.a", "/work")]
    [InlineData("reviewer.a", "/notices")]
    [InlineData("reviewer.a", "/admissions")]
    [InlineData("reviewer.a", "/laws")]
    [InlineData("reviewer.a", "/reviews")]
    [InlineData("auditor", "/journal")]
    public async Task Every_list_prints_within_the_paper(string account, string address)
    {
        await HasDataAsync();
        var officer = await SignInAsync(account);
        await officer.LookAsync("work-" + account);
        await officer.OpenAsync(address);
        await PrintAsync(officer, address.Trim('/'));
        if (address != "/reviews") return;
        await officer.Page.Locator("main td a").First.ClickAsync();
        await PrintAsync(officer, "review-round");
    }

    private static async Task PrintAsync(Visitor officer, string name)
    {
        await officer.LookAsync(name);
        await officer.ClickAsync("打印");
        await Assertions.Expect(officer.Page.Locator(".print-bar")).ToContainTextAsync("这是打印版");
        await officer.LookAsync("print-view-" + name);
        await officer.PrintedAsync("view-" + name);
        await officer.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var width = (await officer.Page.EvaluateAsync<int>("Math.round(document.documentElement.getBoundingClientRect().width)"), await officer.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(width.Item2 <= width.Item1, $"{name} is {width.Item2} px wide on {width.Item1}");
        Assert.Equal(0, await officer.Page.Locator("main .btn:visible, .masthead:visible, .rail:visible").CountAsync());
        await officer.Page.EmulateMediaAsync(new() { Media = Media.Null });
    }

    /// <summary>A request, a certificate and a review, so that no list is empty.</summary>
    private async Task HasDataAsync()
    {
        var portal = Browsers.Portal;
        var made = await MadeAdmissions.InAsync(portal);
        await made.AcceptedAsync(MadeAdmissions.Addition("协助打印的事项", await made.EarliestAsync()));
        using var reviewer = await portal.SignInAsync("reviewer.a");
        using var opened = await reviewer.PostFormAsync("/reviews/new", ("List", "Certificate"), ("Due", Days.Today(portal.Clock).AddDays(21).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))); // a second one is refused while the first is open
    }
}
