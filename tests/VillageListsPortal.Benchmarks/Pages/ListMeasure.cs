using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Benchmarks.Bare;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Measuring;

namespace VillageListsPortal.Benchmarks.Pages;

/// <summary>(c) The public list of fifty rows, beside bare pages that show the same rows.</summary>
internal static class ListMeasure
{
    private const string Path = "/lists/cancelled";
    private const double Goal = 0.7;

    public static async Task<Section> RunAsync(Plan plan)
    {
        await using var district = await BenchDistrict.OpenAsync();
        await using var portal = await RunningPortal.StartAsync(district.Settings);
        await using var cachingPortal = await RunningPortal.StartAsync(district.Settings, WholePageCache.Add);
        await using var database = NpgsqlDataSource.Create(district.Settings.AppConnection);
        await using var db = new BareDb(new DbContextOptionsBuilder<BareDb>().UseNpgsql(database).Options);
        var rows = await db.Items.AsNoTracking().Where(i => i.Kind == "Cancelled" && i.To == null).OrderBy(i => i.Code).ToListAsync();
        await using var site = await BareSite.StartAsync(database, new StaticRows(rows));
        using var own = new PageFigures("this portal", portal.Address, Path);
        using var cached = new PageFigures("this portal behind an output cache", cachingPortal.Address, Path);
        using var bare = new PageFigures("bare Razor page with EF Core", site.Address, "/list");
        using var still = new PageFigures("static Razor page, no database", site.Address, "/static");
        PageFigures[] all = [own, bare, still, cached];
        foreach (var page in all) await page.RequireRowsAsync(BenchDistrict.ListRows);
        foreach (var page in all) await page.RoundAsync(2 * plan.Seconds, keep: false);
        await Rounds.AlternateAsync(plan.Rounds, [.. all.Select(p => (Func<Task>)(() => p.RoundAsync(plan.Seconds)))]);
        return new Section("A public list of fifty rows", Rates(own, all), $"Against the bare page: {Table.Times(own.Figures.Against(bare.Figures), Goal)}.");
    }

    private static string Rates(PageFigures own, PageFigures[] all)
    {
        var table = new Table("list of 50 rows, 8 clients", "per second, median", "minimum", "p50 ms", "p99 ms", "KiB", "the portal is");
        foreach (var page in all)
        {
            table.Row(page.Figures.Name, Table.Number(page.Figures.Median), Table.Number(page.Figures.Minimum), Table.Number(page.Figures.Percentile(0.5)), Table.Number(page.Figures.Percentile(0.99)),
                Table.Number(page.Bytes / 1024.0), page == own ? "-" : Table.Times(own.Figures.Against(page.Figures)));
        }

        return table.ToString();
    }
}

/// <summary>One page, read by eight clients.</summary>
internal sealed class PageFigures(string name, Uri site, string path) : IDisposable
{
    private readonly List<Browser> browsers = [.. Enumerable.Range(0, Load.Clients).Select(_ => new Browser(site))];

    public Figures Figures { get; } = new(name);

    public int Bytes { get; private set; }

    /// <summary>Nobody is faster by showing less.</summary>
    public async Task RequireRowsAsync(int count)
    {
        var page = await browsers[0].GetAsync(path);
        Bytes = System.Text.Encoding.UTF8.GetByteCount(page);
        var list = page[page.IndexOf("<tbody>", StringComparison.Ordinal)..page.IndexOf("</tbody>", StringComparison.Ordinal)]; // the layout has tables of its own after it
        var rows = list.Split("<tr>").Length - 1;
        if (rows != count) throw new InvalidOperationException($"{Figures.Name} shows {rows} rows, not {count}.");
    }

    public async Task RoundAsync(double seconds, bool keep = true)
    {
        var (rate, calls) = await Load.ForAsync(seconds, client => browsers[client].FetchAsync(path));
        if (keep) Figures.Add(rate, calls);
    }

    public void Dispose()
    {
        foreach (var browser in browsers) browser.Dispose();
    }
}
