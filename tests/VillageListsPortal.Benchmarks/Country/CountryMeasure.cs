using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Import;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Benchmarks.Country;

/// <summary>The picker of units among those of the whole country, while one types: its answers over HTTP, beside LIKE on the column that is sought.</summary>
internal static class CountryMeasure
{
    private const double Milliseconds = 100;
    private const int Asked = 40; // in a round
    private const int AskedByLike = 8;

    private const string Names = "SELECT id, short_name, code FROM units WHERE short_name LIKE $1 ORDER BY code LIMIT 21";
    private const string Codes = "SELECT id, short_name, code FROM units WHERE code LIKE $1 ORDER BY code LIMIT 21";
    private const string Initials = "SELECT id, short_name, code FROM units WHERE initials LIKE $1 ORDER BY code LIMIT 21";
    private const string Pinyin = "SELECT id, short_name, code FROM units WHERE pinyin LIKE $1 ORDER BY code LIMIT 21";

    public static async Task<Section> RunAsync(Plan plan)
    {
        await using var district = await BenchDistrict.OpenAsync();
        var units = await ImportAsync(district.Settings, plan);
        await using var portal = await RunningPortal.StartAsync(district.Settings);
        await using var database = NpgsqlDataSource.Create(district.Settings.AppConnection);
        var own = await portal.InDatabaseAsync(db => db.Units.AsNoTracking().SingleAsync(u => u.Code == district.Settings.DistrictCode));
        using var browser = new Browser(portal.Address, await portal.SessionAsync(Role.Administrator, own));
        List<Sought> all =
        [
            new("a name", "江口", Names), new("a name of the rarer kind", "石坪", Names), new("one character", "江", Names), new("a character of most names", "村", Names),
            new("the beginning of a code", "5001", Codes), new("of a longer one", "110101", Codes),
            new("initials", "jkc", Initials), new("initials, one letter", "x", Initials), new("pinyin", "jiangkou", Pinyin), new("initials by another reading", "zyc", Initials),
            new("one character, for a post in the district", "江", Names) { Role = Role.VillageClerk }, new("initials, for a post in the district", "jkc", Initials) { Role = Role.VillageClerk },
        ];
        foreach (var sought in all) // warm, all of them before the first one counts
        {
            await PickAsync(browser, sought, plan.Smoke ? 1 : 10, keep: false);
            await LikeAsync(database, sought, 1, keep: false);
        }

        await Rounds.AlternateAsync(plan.Rounds, [.. all.SelectMany(s => (Func<Task>[])[() => PickAsync(browser, s, plan.Smoke ? 1 : Asked), () => LikeAsync(database, s, plan.Smoke ? 1 : AskedByLike)])]);
        var counted = units.ToString("N0", CultureInfo.InvariantCulture);
        return new Section($"Choosing among {counted} units", Rows(all), $"Goal: 99 of 100 answers under {Milliseconds} ms, whatever is typed. The units are {(plan.Country is { } file ? $"those of `{Path.GetFileName(file)}`" : "made of characters of the district's names")}, with those of the demonstration.");
    }

    private static string Rows(List<Sought> all)
    {
        var table = new Table("typed", "what it is", "p50 ms, page asked over HTTP", "p99 ms", "LIKE alone, p50 ms", "p99 ms", "faster by");
        foreach (var s in all)
        {
            var (mine, like) = (s.Picked.Percentile(0.5), s.Liked.Percentile(0.5));
            var last = s.Picked.Percentile(0.99);
            table.Row(s.Text, s.What, Table.Number(mine), Table.Number(last) + (last < Milliseconds ? "" : " (**missed**)"), Table.Number(like), Table.Number(s.Liked.Percentile(0.99)), Table.Times(like / mine));
        }

        return table.ToString();
    }

    private static async Task<int> ImportAsync(PortalSettings settings, Plan plan)
    {
        var units = 0;
        await CommandDatabase.WithDatabaseAsync(settings, async services =>
        {
            var db = services.GetRequiredService<PortalDb>();
            var there = new HashSet<string>(StringComparer.Ordinal) { settings.DistrictCode }; // the demonstration has it already
            var options = new UnitImportOptions(DemonstrationUnits.From, Without: there) { District = settings.DistrictCode, SkipBad = true };
            using var reader = CountryFile.Open(plan, settings.DataFolder);
            var result = await UnitImport.RunAsync(db, reader, options);
            if (!result.Done) throw new InvalidOperationException($"The units were not imported: {result.Problems[0]}");
            units = await db.Units.CountAsync();
        });
        return units;
    }

    private static Task PickAsync(Browser browser, Sought sought, int times, bool keep = true)
    {
        var path = $"/admin/units/choices?q={Uri.EscapeDataString(sought.Text)}{(sought.Role is { } role ? $"&role={role}" : "")}";
        return TimeAsync(keep ? sought.Picked : new Figures(""), times, () => browser.FetchAsync(path));
    }

    private static Task LikeAsync(NpgsqlDataSource database, Sought sought, int times, bool keep = true) => TimeAsync(keep ? sought.Liked : new Figures(""), times, async () =>
    {
        await using var command = database.CreateCommand(sought.Like);
        command.Parameters.AddWithValue($"%{sought.Text}%");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            // as many as the picker reads
        }
    });

    private static async Task TimeAsync(Figures figures, int times, Func<Task> ask)
    {
        var calls = new List<double>();
        for (var n = 0; n < times; n++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask();
            calls.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        figures.Add(1000 / calls.Average(), calls);
    }

    /// <summary>What is typed into the picker.</summary>
    /// <param name="What">In words.</param>
    /// <param name="Text">As it is typed.</param>
    /// <param name="Like">The query beside it.</param>
    private sealed record Sought(string What, string Text, string Like)
    {
        public Role? Role { get; init; }

        public Figures Picked { get; } = new("picker");

        public Figures Liked { get; } = new("like");
    }
}
