using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>A version of the district's words, with what it changed.</summary>
public sealed record WordVersion(int Version, DateOnly From, IReadOnlyList<VocabularyWord> Words, string Reason, string SetBy, DateTimeOffset SetAt)
{
    public IReadOnlyList<VocabularyWord> Added { get; init; } = [];

    public IReadOnlyList<VocabularyWord> Removed { get; init; } = [];
}

/// <summary>What the page of the district's words shows.</summary>
public sealed class WordVersions(PortalDb db, TimeProvider clock)
{
    private const int Most = 50;

    public Task<DistrictWords?> LastAsync() => db.DistrictWords.OrderByDescending(w => w.Version).FirstOrDefaultAsync();

    /// <summary>The last versions, the newest first, each with what it changed.</summary>
    public async Task<IReadOnlyList<WordVersion>> AllAsync()
    {
        var rows = await (
            from w in db.DistrictWords.AsNoTracking()
            orderby w.Version descending
            select new { Row = w, By = db.Persons.Where(p => p.Id == w.SetBy).Select(p => p.Name).FirstOrDefault() }).Take(Most).ToListAsync();
        return [.. rows.Select((r, i) => Of(r.Row, r.By ?? "", i + 1 < rows.Count ? rows[i + 1].Row.Words : []))];
    }

    /// <summary>The items of the lists that are screened, in force today.</summary>
    public async Task<IReadOnlyDictionary<string, ItemTitle>> TitlesAsync()
    {
        var today = Days.Today(clock);
        var items = await db.ListItems.AsNoTracking().Where(i => i.From <= today && (i.To == null || today < i.To) && (i is AutonomyItem || i is AssistanceItem || i is NegativeItem))
            .Select(i => new ItemTitle(i.Code, i.Title, i.TitleEn)).ToListAsync();
        return items.DistinctBy(i => i.Code).ToDictionary(i => i.Code, StringComparer.Ordinal);
    }

    private static WordVersion Of(DistrictWords row, string by, IReadOnlyList<VocabularyWord> before) =>
        new(row.Version, row.From, row.Words, row.Reason, by, row.SetAt) { Added = [.. row.Words.Except(before)], Removed = [.. before.Except(row.Words)] };
}
