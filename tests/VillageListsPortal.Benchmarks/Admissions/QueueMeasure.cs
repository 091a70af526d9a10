using System.Globalization;
using Npgsql;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Measuring;

namespace VillageListsPortal.Benchmarks.Admissions;

/// <summary>Queue and lists of admissions with a thousand requests and with a hundred thousand.</summary>
internal static class QueueMeasure
{
    private const double Goal = 2;

    public static async Task<Section> RunAsync(Plan plan)
    {
        var (few, many) = plan.Smoke ? (100, 1_000) : (1_000, 100_000);
        await using var small = await District.OpenAsync(few);
        await using var large = await District.OpenAsync(many);
        Reading[] readings =
        [
            .. new[] { "/work", "/admissions", "/admissions?status=Refused", "/admissions?urgent=true", "/admissions?q=" + ManyAdmissions.Rare, "/admissions?q=" + ManyAdmissions.Common }.Select(p => new Reading("reviewer", p)),
            .. new[] { "/work", "/admissions", "/admissions?status=Refused" }.Select(p => new Reading("township", p)),
        ];
        foreach (var reading in readings)
        {
            await Rounds.RunAsync(1, () => RoundAsync(small, reading, reading.Few, plan, keep: false), () => RoundAsync(large, reading, reading.Many, plan, keep: false));
            await Rounds.AlternateAsync(plan.Rounds, [() => RoundAsync(small, reading, reading.Few, plan), () => RoundAsync(large, reading, reading.Many, plan)]);
        }

        var table = new Table("page", "read by", $"p50 ms, {few.ToString("N0", CultureInfo.InvariantCulture)} requests", $"p50 ms, {many.ToString("N0", CultureInfo.InvariantCulture)} requests", "slower by");
        foreach (var r in readings)
        {
            var (before, after) = (r.Few.Percentile(0.5), r.Many.Percentile(0.5));
            table.Row($"`{r.Path}`", r.Who, Table.Number(before), Table.Number(after), $"{Table.Number(after / before)} x{(after / before <= Goal ? "" : " (goal 2: **missed**)")}");
        }

        return new Section("Admissions, few and many", table.ToString());
    }

    /// <summary>A second of one person's reading; the eight clients would queue for two cores and measure the queue.</summary>
    private static async Task RoundAsync(District district, Reading reading, Figures figures, Plan plan, bool keep = true)
    {
        var browser = reading.Who == "reviewer" ? district.Office.Reviewers[0] : district.Office.Staff[0];
        var times = new List<double>();
        for (var n = 0; n < (plan.Smoke ? 1 : 20); n++)
        {
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            await browser.FetchAsync(reading.Path);
            times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        if (keep) figures.Add(1000 / times.Average(), times);
    }

    private sealed record Reading(string Who, string Path)
    {
        public Figures Few { get; } = new("few");

        public Figures Many { get; } = new("many");
    }

    /// <summary>A portal with so many requests.</summary>
    private sealed class District(BenchDistrict district, RunningPortal portal, AdmissionOffice office) : IAsyncDisposable
    {
        public AdmissionOffice Office => office;

        public static async Task<District> OpenAsync(int requests)
        {
            var district = await BenchDistrict.OpenAsync();
            var portal = await RunningPortal.StartAsync(district.Settings);
            var office = await AdmissionOffice.OpenAsync(portal);
            await using var owner = NpgsqlDataSource.Create(district.Settings.OwnerConnection!);
            var pattern = (await office.Stock.DraftsAsync(1))[0];
            await ManyAdmissions.AddAsync(portal, owner, pattern, 1, requests);
            return new District(district, portal, office);
        }

        public async ValueTask DisposeAsync()
        {
            office.Dispose();
            await portal.DisposeAsync();
            await district.DisposeAsync();
        }
    }
}
