using System.Globalization;
using System.Net;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Issuing;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Benchmarks.Processes;

/// <summary>(e) Memory of the portal's process, by a mix of what visitors and officers do; beside it a bare site after as many requests.</summary>
internal static class MemoryMeasure
{
    private static readonly string[] Read = ["/", "/?q=婚姻", "/lists/certificate", "/lists/cancelled", "/lists/assistance", "/lists/cancelled/QX-01", "/guides/ZM-07", "/api/v1/lists/negative"];
    private static readonly string[] Work = ["/work", "/certificates", "/certificates/new", "/certificates/new/ZM-07", "/certificates/seal-register"];

    public static async Task<Section> RunAsync(Plan plan)
    {
        var table = new Table("MiB", "resident", "peak", "managed, in use", "managed, held");
        using var home = new DataHome();
        await using (var portal = await ChildSite.StartAsync([Children.Program, Children.Portal], home.Folder, "/health/ready"))
        {
            await RowAsync(table, "portal, ready", portal);
            using var visit = new Visit(portal.Address);
            await visit.SignInAsync();
            var sent = await visit.SendAsync(plan.Requests / 10);
            await RowAsync(table, string.Create(CultureInfo.InvariantCulture, $"portal, after {sent:N0} requests"), portal);
            sent += await visit.SendAsync(plan.Requests - sent);
            await RowAsync(table, string.Create(CultureInfo.InvariantCulture, $"portal, after {sent:N0} requests"), portal);
        }

        await using var bare = await ChildSite.StartAsync([Children.Program, Children.Bare], "", "/static");
        using var page = new Pages.PageFigures("bare", bare.Address, "/static");
        await page.TimesAsync(plan.Requests / Load.Clients);
        await RowAsync(table, string.Create(CultureInfo.InvariantCulture, $"bare site without a database, after {plan.Requests:N0} requests"), bare);
        return new Section("Memory", table.ToString());
    }

    private static async Task RowAsync(Table table, string name, ChildSite site)
    {
        var resident = ProcessMemory.Resident(site.Id); // before the collection that the next line asks for
        var heap = await site.HeapAsync();
        table.Row(name, Table.Number(resident / 1024.0), Table.Number(ProcessMemory.Peak(site.Id) / 1024.0), Table.Number(heap.Live / 1048576.0), Table.Number(heap.Committed / 1048576.0));
    }

    /// <summary>Eight visitors, of whom each also is the clerk of 江口村 in another window: of ten requests seven read lists, two read the clerk's pages, one files a certificate.</summary>
    private sealed class Visit(Uri address) : IDisposable
    {
        private readonly List<(Browser Visitor, Browser Clerk)> people = [.. Enumerable.Range(0, Load.Clients).Select(n => (new Browser(address, from: AddressOf(n)), new Browser(address, from: AddressOf(n))))];

        /// <summary>The portal lets one address search so and so often a minute: eight people do not come from one.</summary>
        private static IPAddress AddressOf(int person) => IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.0.1.{person + 1}"));

        public async Task SignInAsync()
        {
            foreach (var (_, clerk) in people)
            {
                await clerk.OpenAsync("/account/sign-in");
                await clerk.PostAsync("/account/sign-in", KeyValuePair.Create("Account", "clerk.jiangkou"), KeyValuePair.Create("Password", DemonstrationOfficers.Password));
                await clerk.OpenAsync("/certificates/new/ZM-07");
            }
        }

        public async Task<int> SendAsync(int requests)
        {
            var each = requests / Load.Clients;
            await Load.TimesAsync(each, (client, n) => (n % 10) switch
            {
                9 => people[client].Clerk.PostAsync("/certificates/new/ZM-07", PortalIssuing.Form()),
                4 or 7 => people[client].Clerk.FetchAsync(Work[n / 3 % Work.Length]),
                _ => people[client].Visitor.FetchAsync(Read[n % Read.Length]),
            });
            return each * Load.Clients;
        }

        public void Dispose()
        {
            foreach (var (visitor, clerk) in people)
            {
                visitor.Dispose();
                clerk.Dispose();
            }
        }
    }
}
