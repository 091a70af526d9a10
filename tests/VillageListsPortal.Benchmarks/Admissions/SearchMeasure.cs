using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VillageListsPortal.Benchmarks.District;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Benchmarks.Admissions;

/// <summary>Search in Chinese among a hundred thousand requests: the queries of the page, beside counting with LIKE.</summary>
internal static class SearchMeasure
{
    private const double RareGoal = 20;
    private const double CommonMilliseconds = 50;

    private static readonly Officer Reviewer = new(Guid.CreateVersion7(), "", Guid.CreateVersion7(), Role.Reviewer, Guid.CreateVersion7(), "", null, UnitKind.District, 1);

    public static async Task<Section> RunAsync(Plan plan)
    {
        await using var district = await BenchDistrict.OpenAsync();
        await using var portal = await RunningPortal.StartAsync(district.Settings);
        using var office = await AdmissionOffice.OpenAsync(portal);
        await using var owner = NpgsqlDataSource.Create(district.Settings.OwnerConnection!);
        await ManyAdmissions.AddAsync(portal, owner, (await office.Stock.DraftsAsync(1))[0], 1, plan.Smoke ? 1_000 : 100_000);
        var table = new Table("sought", "found in", "first page and count, p50 ms", "LIKE, counted, p50 ms", "faster by");
        string[] words = [ManyAdmissions.Rare, "古", "征兵", ManyAdmissions.Common, "村"];
        foreach (var word in words) await WarmAsync(portal, word); // all of them first: the word that is measured first must not pay for the others
        foreach (var word in words)
        {
            var (page, like) = (new Figures("page"), new Figures("like"));
            var hits = await LikeAsync(portal, word);
            await Rounds.RunAsync(plan.Rounds, () => TimeAsync(page, () => PageAsync(portal, word)), () => TimeAsync(like, () => LikeAsync(portal, word)));
            var (ours, theirs) = (page.Percentile(0.5), like.Percentile(0.5));
            var goal = hits <= 1_000 && word.Length == 2 ? theirs / ours >= RareGoal : ours < CommonMilliseconds || hits < 10_000;
            table.Row(word, hits.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), Table.Number(ours), Table.Number(theirs), $"{Table.Number(theirs / ours)} x ({(goal ? "met" : "**missed**")})");
        }

        return new Section("Search in Chinese among requests", table.ToString(), "Goals: two characters found in at most one of a hundred at least 20 x faster than LIKE; the first page of what is common under 50 ms, counted up to 1000.");
    }

    private static async Task WarmAsync(RunningPortal portal, string word)
    {
        for (var n = 0; n < 30; n++) await PageAsync(portal, word);
        await LikeAsync(portal, word);
    }

    /// <summary>What the list of admissions asks for a reviewer: the ids to count up to a thousand, and the rows of the first page.</summary>
    private static async Task<int> PageAsync(RunningPortal portal, string word)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var find = scope.ServiceProvider.GetRequiredService<FindAdmissions>();
        var ids = await find.NewestAsync(Reviewer, new AdmissionFilter(Words: word), IndexModel.MostCounted + 1);
        var page = ids.Take(IndexModel.PageSize).ToList();
        var rows = await find.RowsAsync(page);
        return rows.Count == page.Count ? ids.Count : throw new InvalidOperationException("A row is missing.");
    }

    /// <summary>Titles alone, which is less than the page looks at: the words sought stand in titles only.</summary>
    private static async Task<int> LikeAsync(RunningPortal portal, string word)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var pattern = $"%{word}%";
        return (await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM admissions WHERE title LIKE {pattern}").ToListAsync())[0];
    }

    private static async Task TimeAsync(Figures figures, Func<Task<int>> ask)
    {
        var times = new List<double>();
        for (var n = 0; n < 5; n++)
        {
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            await ask();
            times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        figures.Add(1000 / times.Average(), times);
    }
}
