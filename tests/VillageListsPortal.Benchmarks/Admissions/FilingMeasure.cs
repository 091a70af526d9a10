using Npgsql;
using VillageListsPortal.Benchmarks.Bare;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Issuing;
using VillageListsPortal.Benchmarks.Measuring;

namespace VillageListsPortal.Benchmarks.Admissions;

/// <summary>Filing a request over HTTP, beside a page and statements that bring the same rows into the same tables.</summary>
internal static class FilingMeasure
{
    private const double PageGoal = 0.6;
    private const double BatchGoal = 0.12;

    public static async Task<Section> RunAsync(Plan plan)
    {
        await using var district = await BenchDistrict.OpenAsync();
        await using var portal = await RunningPortal.StartAsync(district.Settings);
        await using var database = NpgsqlDataSource.Create(district.Settings.AppConnection);
        using var office = await AdmissionOffice.OpenAsync(portal);
        using var own = new PortalFiling(office.Stock, office.Staff, office.Countersigners);

        await own.StockAsync(1);
        var id = await own.PrepareAsync(0);
        var (submittedRow, submitted) = (await FiledRows.ReadAsync(database, id), await FiledPattern.ReadAsync(database, id));
        await own.ReadAsync([id]);
        await own.SignAsync(0, id);
        var (countersignedRow, countersigned) = (await FiledRows.ReadAsync(database, id), await FiledPattern.ReadAsync(database, id));

        await using var site = await BareSite.StartAsync(database, new FiledPattern { Submitted = submitted, Countersigned = countersigned });
        using var browsers = await Crowd.OfAsync(() => Task.FromResult(new Browser(site.Address)), "/file");
        using var bare = new BareFiling(office.Stock, browsers.All);
        using var batch = new BatchFiling(office.Stock, database, submittedRow, countersignedRow);

        var each = plan.Smoke ? 1 : 20;
        Filing[] all = [own, bare, batch];
        foreach (var one in all) await RoundAsync(one, plan.Smoke ? 1 : 2 * each, keep: false);
        await Rounds.AlternateAsync(plan.Rounds, [.. all.Select(c => (Func<Task>)(() => RoundAsync(c, each, keep: true)))]);
        return new Section(
            "Filing a request over HTTP", Rates(own, all),
            $"Against the bare page: {Table.Times(own.Figures.Against(bare.Figures), PageGoal)}; against the bare batch: {Table.Times(own.Figures.Against(batch.Figures), BatchGoal)}.");
    }

    private static async Task RoundAsync(Filing filing, int each, bool keep)
    {
        await filing.StockAsync(each * Load.Clients);
        await filing.RoundAsync(each, keep);
    }

    private static string Rates(Contestant own, Contestant[] all)
    {
        var table = new Table("requests submitted and countersigned, 8 clients", "per second, median", "minimum", "p50 ms a post", "p99 ms a post", "the portal is");
        foreach (var one in all)
        {
            table.Row(one.Figures.Name, Table.Number(one.Figures.Median), Table.Number(one.Figures.Minimum), Table.Number(one.Figures.Percentile(0.5)), Table.Number(one.Figures.Percentile(0.99)),
                one == own ? "-" : Table.Times(own.Figures.Against(one.Figures)));
        }

        return table.ToString();
    }
}
