using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Measuring;

namespace VillageListsPortal.Benchmarks.Processes;

/// <summary>(d) From the start of the portal's process to /health/ready: with nothing there, and as after a stop.</summary>
internal static class StartMeasure
{
    private const int Most = 5;

    public static async Task<Section> RunAsync(Plan plan)
    {
        List<double> cold = [], warm = [], bare = [];
        await Rounds.AlternateAsync(Math.Min(plan.Rounds, Most),
        [
            async () =>
            {
                using var home = new DataHome();
                cold.Add(await PortalAsync(home));
                warm.Add(await PortalAsync(home));
            },
            async () =>
            {
                await using var site = await ChildSite.StartAsync([Children.Program, Children.Bare], "", "/static");
                bare.Add(site.UntilReady.TotalSeconds);
            },
        ]);
        return new Section("From start to ready", new Table("seconds", "median", "minimum", "maximum")
            .Row(Cells("cold: no data folder (makes the cluster, migrates, seeds 356 units, lists, people)", cold))
            .Row(Cells("warm: the data folder of a portal that was stopped", warm))
            .Row(Cells("bare site with Razor Pages, no database", bare))
            .ToString());
    }

    private static async Task<double> PortalAsync(DataHome home)
    {
        await using var portal = await ChildSite.StartAsync([Path.Combine(AppContext.BaseDirectory, "VillageListsPortal.Web.dll")], home.Folder, "/health/ready");
        return portal.UntilReady.TotalSeconds;
    }

    private static string[] Cells(string name, List<double> seconds) =>
        [name, Table.Number(Figures.Quantile(seconds, 0.5)), Table.Number(seconds.Min()), Table.Number(seconds.Max())];
}
