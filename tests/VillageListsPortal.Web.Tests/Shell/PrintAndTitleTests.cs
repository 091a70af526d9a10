using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Shell;

/// <summary>Lists can be printed without JavaScript; every page says what it is and where it lies.</summary>
public sealed class PrintAndTitleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Every_list_has_a_print_view_with_unit_and_time_and_a_way_back()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        await officers.StampedAsync();
        using var admin = await portal.SignInAsync("admin");
        using var auditor = await portal.SignInAsync("auditor");
        using var reviewer = await portal.SignInAsync("reviewer.a");
        using var visitor = portal.VisitorElsewhere();
        foreach (var (client, address, unit) in new[]
                 {
                     (officers.Clerk, "/certificates?status=Stamped", "江口村"), (officers.Keeper, "/certificates/seal-register", "江口村"), (visitor, "/lists/certificate?for=village", "渝北区"), (visitor, "/lists/cancelled", "渝北区"), (visitor, "/lists/negative/editions", "渝北区"), (visitor, "/lists/compare?from=2024-12-31&to=2025-01-01", "渝北区"), (visitor, "/lawful?q=%E6%8B%86%E8%BF%9D", "渝北区"),
                     (admin, "/admin/people", "渝北区"), (admin, "/admin/units?q=%E7%BB%9F%E6%99%AF", "渝北区"), (auditor, "/journal", "渝北区"), (visitor, "/laws", "渝北区"), (reviewer, "/work", "渝北区"), (reviewer, "/notices", "渝北区"), (reviewer, "/admissions?status=Accepted", "渝北区"), (reviewer, "/reviews", "渝北区"), (auditor, "/journal/sign-ins", "渝北区"),
                 })
        {
            var link = (await client.PageAsync(address)).QuerySelector("main a[href*='print=1']");
            Assert.True(link is not null, $"{address} cannot be printed");
            var view = await client.PageAsync(link.GetAttribute("href")!);
            Assert.Equal("all", view.QuerySelector("link[href*='print']")!.GetAttribute("media"));
            Assert.Contains(unit, view.QuerySelector(".print-head")!.Words(), StringComparison.Ordinal);
            Assert.Contains("2026年3月2日", view.QuerySelector(".print-head")!.Words(), StringComparison.Ordinal);
            Assert.Equal(address, view.QuerySelector(".print-bar a")!.GetAttribute("href"));
            Assert.NotNull(view.QuerySelector("h1"));
        }
    }

    [Fact]
    public async Task No_two_pages_have_the_same_title()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var draft = await officers.SubmitAsync(("then", "draft"));
        var waiting = await officers.SubmitAsync();
        var stamped = (await officers.StampedAsync()).Id;
        using var admin = await portal.OfficerAsync(Role.Administrator, await portal.UnitAsync(DemonstrationOfficers.District));
        using var visitor = portal.VisitorElsewhere();
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (client, address) in new[]
                 {
                     (visitor, "/"), (visitor, "/search"), (visitor, "/help/keys"), (visitor, "/verify"), (visitor, "/lists/certificate"), (visitor, "/lists/cancelled"), (visitor, "/lists/compare"), (visitor, "/lists/cancelled/editions"), (visitor, "/lists/negative/editions"), (visitor, "/lawful"), (visitor, "/lists/certificate/ZM-07"), (visitor, "/guides/ZM-07"), (visitor, "/villages/500112133212"), (visitor, "/account/sign-in"), (visitor, "/account/slip"),
                     (officers.Clerk, "/work"), (officers.Clerk, "/certificates/new"), (officers.Clerk, "/certificates/new/ZM-07"), (officers.Clerk, "/certificates"), (officers.Clerk, $"/certificates/{stamped}"), (officers.Clerk, $"/certificates/{draft}"), (officers.Clerk, $"/certificates/{waiting}"), (officers.Clerk, $"/certificates/{draft}/edit"), (officers.Clerk, $"/certificates/{stamped}/hand-over"),
                     (officers.Head, $"/certificates/{waiting}/sign"), (officers.Head, $"/certificates/{stamped}/void"), (officers.Head, "/certificates/seal"), (officers.Keeper, "/certificates/seal-register"), (admin, "/admin/people"), (admin, "/admin/people/new"), (admin, "/admin/units"), (admin, "/account/password"),
                 })
        {
            var title = (await client.PageAsync(address)).Title!;
            Assert.True(titles.TryAdd(title, address), $"{address} and {titles[title]} are both called {title}");
            Assert.EndsWith("四张清单", title, StringComparison.Ordinal);
        }
    }
}
