using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>An item found, with what an answer on the spot needs.</summary>
public sealed record FoundItem
{
    public required Guid Id { get; init; }
    public required ListKind Kind { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public string? TitleEn { get; init; }
    public required AppliesTo AppliesTo { get; init; }
    public required string Department { get; init; }
    public required string LegalBasis { get; init; }
    public required Provenance Provenance { get; init; }

    /// <summary>Of a cancelled certificate: who proves it instead, and what to bring.</summary>
    public string? Alternative { get; init; }
    public string? Exception { get; init; }
    public SelfPaper SelfPaper { get; init; }

    /// <summary>Of a certificate kept.</summary>
    public Lane? Lane { get; init; }
    public int? TimeLimitWorkdays { get; init; }
    public int? PublicNoticeDays { get; init; }
    public string? Conditions { get; init; }
    public string? Materials { get; init; }
    public string? NeedlessIf { get; init; }

    /// <summary>How well it fits.</summary>
    public Match Match { get; init; }
}

/// <summary>Finds items by code, title or everyday word, from one Chinese character up. The lists are short: they are read in one round trip and ranked here.</summary>
public sealed class ItemSearch(PortalDb db)
{
    /// <summary>What is longer says no more.</summary>
    public const int LongestQuery = 60;

    /// <summary>One or two letters stand in nearly every English title; one Chinese character says something.</summary>
    private const int ShortestEnglish = 3;

    /// <param name="q">What was typed.</param>
    /// <param name="on">The day in China.</param>
    /// <param name="kinds">The lists to search.</param>
    /// <param name="most">How many to give at most.</param>
    /// <returns>The best first; vague ones only where there is nothing better.</returns>
    public async Task<IReadOnlyList<FoundItem>> FindAsync(string q, DateOnly on, IReadOnlyList<ListKind> kinds, int most)
    {
        var text = SearchText.Of(q);
        if (text.Whole.Length == 0) return [];
        var rows = await RowsAsync(on, [.. kinds.Select(k => k.ToString())]);
        var found = rows
            .Select(r => (r.Item, Fit: Best(text, r.Item.Code, [r.Item.Title, .. new[] { r.ShortTitle, text.Whole.Length < ShortestEnglish ? null : r.Item.TitleEn }.OfType<string>(), .. r.Words])))
            .Where(r => r.Fit.Match != Match.None)
            .OrderByDescending(r => r.Fit.Match).ThenBy(r => r.Fit.Distance).ThenBy(r => r.Item.Kind).ThenBy(r => r.Item.Code, StringComparer.Ordinal)
            .Select(r => r.Item with { Match = r.Fit.Match })
            .ToList();
        return [.. found.Where(f => f.Match > Match.Near || found[0].Match == Match.Near).Take(most)];
    }

    /// <summary>How well an item fits; the best of its terms counts, the title before everyday words.</summary>
    public static (Match Match, int Distance) Best(SearchText text, string code, IEnumerable<string> terms)
    {
        if (text.IsCode(code)) return (Match.Code, 0);
        return terms.Select((t, i) => { var fit = text.Fit(SearchText.Of(t)); return (fit.Match, Distance: (fit.Distance * 2) + (i == 0 ? 0 : 1)); })
            .Where(f => f.Match != Match.None)
            .OrderByDescending(f => f.Match).ThenBy(f => f.Distance)
            .FirstOrDefault();
    }

    private async Task<List<Row>> RowsAsync(DateOnly day, List<string> kinds)
    {
        var rows = await (
            from i in db.ListItems.AsNoTracking()
            where kinds.Contains(EF.Property<string>(i, "kind")) && i.From <= day && (i.To == null || day < i.To)
            let certificate = i as CertificateItem
            let cancelled = i as CancelledItem
            select new
            {
                i.Id,
                i.Code,
                i.Title,
                i.TitleEn,
                i.AppliesTo,
                i.Department,
                i.LegalBasis,
                i.Provenance,
                cancelled.Alternative,
                cancelled.Exception,
                SelfPaper = (SelfPaper?)cancelled.SelfPaper,
                certificate.ShortTitle,
                certificate.Conditions,
                certificate.Materials,
                certificate.NeedlessIf,
                Lane = (Lane?)certificate.Lane,
                Limit = (int?)certificate.TimeLimitWorkdays,
                Notice = (int?)certificate.PublicNoticeDays,
                Words = db.ItemSynonyms.Where(s => s.Code == i.Code).Select(s => s.Text).ToList(),
            }).ToListAsync();
        return [.. rows.Select(r => new Row(
            new FoundItem
            {
                Id = r.Id,
                Kind = ItemCode.KindOf(r.Code)!.Value,
                Code = r.Code,
                Title = r.Title,
                TitleEn = r.TitleEn,
                AppliesTo = r.AppliesTo,
                Department = r.Department,
                LegalBasis = r.LegalBasis,
                Provenance = r.Provenance,
                Alternative = r.Alternative,
                Exception = r.Exception,
                SelfPaper = r.SelfPaper ?? SelfPaper.None,
                Lane = r.Lane,
                TimeLimitWorkdays = r.Limit,
                PublicNoticeDays = r.Notice,
                Conditions = r.Conditions,
                Materials = r.Materials,
                NeedlessIf = r.NeedlessIf,
            },
            r.ShortTitle, r.Words))];
    }

    private sealed record Row(FoundItem Item, string? ShortTitle, List<string> Words);
}
