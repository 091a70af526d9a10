using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Issuing;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Benchmarks.Pages;

/// <summary>How often the main pages ask the database (product.md, qualities). Counted on the second reading, when everything is warm.</summary>
internal static class RoundTrips
{
    public static async Task<Section> RunAsync(Plan plan)
    {
        await using var district = await BenchDistrict.OpenAsync();
        var counter = new CommandCounter();
        await using var portal = await RunningPortal.StartAsync(
            district.Settings, services => services.ConfigureDbContext<PortalDb>(o => o.AddInterceptors(counter, new CommandCounter.Commits(counter))));
        var table = new Table("page", "read by", "round trips");
        await ReadAsync(portal, counter, table);
        return new Section("Round trips to the database", table.ToString());
    }

    private static async Task ReadAsync(RunningPortal portal, CommandCounter counter, Table table)
    {
        using var visitor = new Browser(portal.Address);
        await GetAsync(visitor, counter, table, "visitor", "/", "/?q=婚姻", "/lists/certificate", "/lists/cancelled", "/lists/cancelled/QX-01", "/guides/ZM-07", "/verify", "/api/v1/lists/certificate");
        var village = (await portal.InDatabaseAsync(db => BenchDistrict.VillagesAsync(db, 1)))[0];
        using var clerk = new Browser(portal.Address, await portal.SessionAsync(Role.VillageClerk, village));
        using var head = new Browser(portal.Address, await portal.SessionAsync(Role.VillageHead, village));
        using var keeper = new Browser(portal.Address, await portal.SessionAsync(Role.SealKeeper, village));
        await IssueAsync(new Village(clerk, head, keeper), counter, table);
        var district = await portal.InDatabaseAsync(db => db.Units.AsNoTracking().SingleAsync(u => u.Kind == UnitKind.District));
        using var reviewer = new Browser(portal.Address, await portal.SessionAsync(Role.Reviewer, district));
        using var administrator = new Browser(portal.Address, await portal.SessionAsync(Role.Administrator, district));
        using var auditor = new Browser(portal.Address, await portal.SessionAsync(Role.Auditor, district));
        await GetAsync(reviewer, counter, table, "reviewer", "/work", "/certificates");
        await GetAsync(administrator, counter, table, "administrator", "/admin/people", "/admin/units");
        await GetAsync(auditor, counter, table, "auditor", "/journal");
    }

    private static async Task IssueAsync(Village village, CommandCounter counter, Table table)
    {
        var (clerk, head, keeper) = village;
        await GetAsync(clerk, counter, table, "clerk", "/work", "/certificates", "/certificates/new", "/certificates/new/ZM-07");
        var id = "";
        await PostAsync(clerk, counter, table, ("clerk", "/certificates/new/ZM-07", "POST, 提交签批"), async _ => id = (await clerk.PostAsync("/certificates/new/ZM-07", PortalIssuing.Form())).Split('/')[^1]);
        await GetAsync(clerk, counter, table, "clerk", $"/certificates/{id}");
        await GetAsync(head, counter, table, "head", "/work", $"/certificates/{id}/sign");
        await PostAsync(head, counter, table, ("head", $"/certificates/{id}/sign", "POST, 签批"), page => head.PostAsync($"/certificates/{id}/sign", Fields(page)));
        await GetAsync(keeper, counter, table, "keeper", "/work", $"/certificates/{id}/stamp");
        await PostAsync(keeper, counter, table, ("keeper", $"/certificates/{id}/stamp", "POST, 盖章"), page => keeper.PostAsync($"/certificates/{id}/stamp", Fields(page)));
        await GetAsync(keeper, counter, table, "keeper", "/certificates/seal-register", "/certificates/seal", $"/certificates/{id}/paper.pdf");
    }

    private static async Task GetAsync(Browser browser, CommandCounter counter, Table table, string who, params string[] paths)
    {
        foreach (var path in paths)
        {
            await browser.FetchAsync(path);
            counter.Take();
            await browser.FetchAsync(path);
            Row(table, who, path, "GET", counter.Take());
        }
    }

    /// <summary>Opens the form, which is not counted, and sends it.</summary>
    private static async Task PostAsync(Browser browser, CommandCounter counter, Table table, (string Who, string Path, string Verb) what, Func<string, Task> post)
    {
        var page = await browser.OpenAsync(what.Path);
        counter.Take();
        await post(page);
        Row(table, what.Who, what.Path, what.Verb, counter.Take());
    }

    private static void Row(Table table, string who, string path, string verb, int count) => table.Row(
        $"`{verb.Split(',')[0]} {Nameless(path)}`{(verb.Contains(',', StringComparison.Ordinal) ? " " + verb.Split(',')[1].Trim() : "")}", who, count.ToString(CultureInfo.InvariantCulture));

    private static string Nameless(string path) => string.Join('/', path.Split('/').Select(p => Guid.TryParse(p, out _) ? "{id}" : p));

    private static KeyValuePair<string, string>[] Fields(string page) =>
        [KeyValuePair.Create("Version", PortalIssuing.VersionIn(page)), KeyValuePair.Create("IdempotencyToken", Guid.CreateVersion7().ToString())];

    private sealed record Village(Browser Clerk, Browser Head, Browser Keeper);
}
