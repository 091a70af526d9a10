using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Benchmarks.Bare;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Measuring;

namespace VillageListsPortal.Benchmarks.Issuing;

/// <summary>(b) Issuing over HTTP, beside pages and statements that bring the same rows into the same tables.</summary>
internal static class IssuingMeasure
{
    private const double Goal = 0.6;

    public static async Task<Section> RunAsync(Plan plan)
    {
        await using var district = await BenchDistrict.OpenAsync();
        await using var portal = await RunningPortal.StartAsync(district.Settings);
        using var own = await PortalIssuing.OpenAsync(portal);
        await using var database = NpgsqlDataSource.Create(district.Settings.AppConnection);
        var patterns = await PatternsAsync(database, own);
        await using var site = await BareSite.StartAsync(database, patterns);
        using var bare = await BareIssuing.OpenAsync(site);
        using var batch = new BatchIssuing(database, patterns);

        var each = plan.Smoke ? 1 : 25;
        Contestant[] all = [own, bare, batch];
        foreach (var one in all) await one.RoundAsync(plan.Smoke ? 1 : 2 * each, keep: false);
        await Rounds.AlternateAsync(plan.Rounds, [.. all.Select(c => (Func<Task>)(() => c.RoundAsync(each)))]);
        var whole = new Figures("this portal, with the four pages read between");
        for (var round = 0; round < plan.Rounds; round++)
        {
            var (rate, calls) = await Load.TimesAsync(Math.Max(1, each / 2), (client, _) => own.WholeAsync(client));
            whole.Add(rate, calls);
        }

        return new Section("Issuing a certificate over HTTP", Rates(own, all, whole), $"Against the bare page: {Table.Times(own.Figures.Against(bare.Figures), Goal)}.");
    }

    /// <summary>One certificate of each client's village, issued by the portal.</summary>
    private static async Task<Patterns> PatternsAsync(NpgsqlDataSource database, PortalIssuing own)
    {
        List<Guid> issued = [];
        for (var client = 0; client < Load.Clients; client++)
        {
            var id = await own.PrepareAsync(client);
            await own.ReadAsync([id]);
            await own.SignAsync(client, id);
            issued.Add(id);
        }

        await using var db = new BareDb(new DbContextOptionsBuilder<BareDb>().UseNpgsql(database).Options);
        return await Patterns.ReadAsync(db, issued);
    }

    private static string Rates(Contestant own, Contestant[] all, Figures whole)
    {
        var table = new Table("certificates prepared, submitted and signed, 8 clients", "per second, median", "minimum", "p50 ms a post", "p99 ms a post", "the portal is");
        foreach (var one in all)
        {
            table.Row(one.Figures.Name, Table.Number(one.Figures.Median), Table.Number(one.Figures.Minimum), Table.Number(one.Figures.Percentile(0.5)), Table.Number(one.Figures.Percentile(0.99)),
                one == own ? "-" : Table.Times(own.Figures.Against(one.Figures)));
        }

        return table.Row(whole.Name, Table.Number(whole.Median), Table.Number(whole.Minimum), $"{Table.Number(whole.Percentile(0.5))} (all six requests)", Table.Number(whole.Percentile(0.99)), "-").ToString();
    }
}
