using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>Lists can be printed without JavaScript, as they are filtered; EveryPageTests see to it that none is left out.</summary>
public sealed class PrintViewTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_print_view_keeps_the_filter_and_so_does_the_way_back()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        await officers.StampedAsync();
        using var reviewer = await portal.SignInAsync("reviewer.a");
        using var visitor = portal.VisitorElsewhere();
        foreach (var (client, address) in new[]
                 {
                     (officers.Clerk, "/certificates?status=Stamped"), (visitor, "/lists/certificate?for=village"), (visitor, "/lists/assistance?on=2025-06-01"), (visitor, "/laws?q=%E6%9D%91%E6%B0%91"),
                     (reviewer, "/admissions?status=Accepted"), (reviewer, "/work"), (reviewer, "/notices"),
                 })
        {
            var link = (await client.PageAsync(address)).QuerySelector("main a[href*='print=1']");
            Assert.True(link is not null, $"{address} cannot be printed");
            var view = await client.PageAsync(link.GetAttribute("href")!);
            Assert.Equal(address, view.QuerySelector(".print-bar a")!.GetAttribute("href"));
            Assert.Equal("all", view.QuerySelector("link[href*='print']")!.GetAttribute("media"));
        }
    }
}
