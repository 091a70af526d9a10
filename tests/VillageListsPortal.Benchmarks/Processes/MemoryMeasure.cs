using System.Globalization;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Benchmarks.Processes;

/// <summary>(e) Memory of the portal's process, by a mix of what visitors and officers do, beside a bare site over the same database that takes turns with it.</summary>
internal static class MemoryMeasure
{
    public static async Task<Section> RunAsync(Plan plan)
    {
        using var home = new DataHome();
        await using var portal = await ChildSite.StartAsync([Children.Program, Children.Portal], home.Folder, "/health/ready");
        var ready = await ReadAsync(portal);
        using var visits = new PortalVisits(portal.Address);
        var certificate = await visits.SignInAsync();
        await using var cluster = await PrivateCluster.StartOrJoinAsync(home.Folder, TextWriter.Null, CancellationToken.None);
        await using var bare = await ChildSite.StartAsync([Children.Program, Children.Bare], "", "/list", (Children.Database, cluster.Addresses.App), (Children.Certificate, certificate));
        using var bareVisits = new BareVisits(bare.Address);
        await bareVisits.OpenAsync();

        List<Reading> own = [], theirs = [];
        var each = plan.Requests / plan.Rounds / Load.Clients;
        await Rounds.AlternateAsync(plan.Rounds,
        [
            async () =>
            {
                await visits.SendAsync(each);
                own.Add(await ReadAsync(portal));
            },
            async () =>
            {
                await bareVisits.SendAsync(each);
                theirs.Add(await ReadAsync(bare));
            },
        ]);
        return new Section("Memory", Tables(ready, own, theirs, each * Load.Clients));
    }

    private static string Tables(Reading ready, List<Reading> own, List<Reading> theirs, int each)
    {
        var all = string.Create(CultureInfo.InvariantCulture, $"after {each * own.Count:N0}");
        var table = new Table(string.Create(CultureInfo.InvariantCulture, $"MiB, read {own.Count} times, after each {each:N0} requests"), "resident, median", "minimum", all, "peak", "managed, in use, median", "minimum", all, "managed, held, median", "minimum");
        table.Row(Cells("portal, ready", [ready]));
        table.Row(Cells("portal", own));
        table.Row(Cells("bare Razor site with EF Core, as many requests", theirs));
        return table.ToString();
    }

    private static string[] Cells(string name, List<Reading> readings)
    {
        List<double> resident = [.. readings.Select(r => r.Resident)], live = [.. readings.Select(r => r.Live)], held = [.. readings.Select(r => r.Held)];
        double[] cells = [Median(resident), resident.Min(), resident[^1], readings[^1].Peak, Median(live), live.Min(), live[^1], Median(held), held.Min()];
        return [name, .. cells.Select(Table.Number)];
    }

    private static double Median(List<double> values) => Figures.Quantile(values, 0.5);

    private static async Task<Reading> ReadAsync(ChildSite site)
    {
        const double Mebi = 1048576.0;
        var resident = ProcessMemory.Resident(site.Id); // before the collection that the next line asks for
        var heap = await site.HeapAsync();
        return new Reading(resident / 1024.0, ProcessMemory.Peak(site.Id) / 1024.0, heap.Live / Mebi, heap.Committed / Mebi);
    }

    /// <summary>Memory of one process at one time, in MiB.</summary>
    private sealed record Reading(double Resident, double Peak, double Live, double Held);
}
