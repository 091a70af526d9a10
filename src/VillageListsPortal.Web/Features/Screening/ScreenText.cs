using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>An item that a finding names.</summary>
public sealed record ItemTitle(string Code, string Title, string? TitleEn);

/// <summary>A text with what the screener found in it, and the items that this names by code.</summary>
public sealed record ScreenedText(ScreeningText Text, ScreeningResult Result, IReadOnlyDictionary<string, ItemTitle> Titles)
{
    /// <summary>Whether nothing was found that stops the text.</summary>
    public bool IsClear => Result.Crossed.Count == 0 && Result.Shifted.Count == 0;

    /// <summary>The findings as they are shown.</summary>
    public FoundView Found => new(
        [.. Result.Crossed.Select(c => new FoundLine(c.Code, TitleOf(c.Code)?.Title ?? "", TitleOf(c.Code)?.TitleEn, c.At.Clause, c.Responsible, c.Reasons, c.Basis, c.LawfulBody))],
        [.. Result.Shifted.Select(s => new FoundShift(s.At.Clause, s.Responsible, s.Reasons))],
        [.. Result.CoveredBy.Select(c => new FoundItem(c.Code, TitleOf(c.Code)?.Title ?? "", TitleOf(c.Code)?.TitleEn, c.Score))],
        Result.Defects);

    /// <summary>Title or description, cut at the findings.</summary>
    public IReadOnlyList<Stretch> Marked(TextPart part) => Stretches.Of(
        part == TextPart.Title ? Text.Title : Text.Description,
        Result.Crossed.Select(c => (c.At, Mark: Stretches.Red)).Concat(Result.Shifted.Select(s => (s.At, Mark: Stretches.Due)))
            .Where(m => m.At.Part == part).Select(m => (m.At.Start, m.At.Length, m.Mark)));

    private ItemTitle? TitleOf(string code) => Titles.GetValueOrDefault(code);
}

/// <summary>Screens a text that nobody keeps: the public page, the API and the test bench.</summary>
public sealed class ScreenText(DistrictScreener district, PortalDb db, TimeProvider clock)
{
    /// <summary>The longest title taken, in UTF-16 units.</summary>
    public const int LongestTitle = 200;

    /// <summary>The longest text taken; a whole document is checked at another place, piece by piece.</summary>
    public const int LongestText = 10_000;

    public async Task<ScreenedText> RunAsync(ScreeningText text) => await NamedAsync(text, (await district.ReadAsync()).Screen(text));

    /// <summary>What was found, with the titles of the items found.</summary>
    public async Task<ScreenedText> NamedAsync(ScreeningText text, ScreeningResult result) =>
        new(text, result, await TitlesAsync([.. result.Crossed.Select(c => c.Code), .. result.CoveredBy.Select(c => c.Code)]));

    /// <summary>The titles of items in force, by code.</summary>
    public async Task<IReadOnlyDictionary<string, ItemTitle>> TitlesAsync(IReadOnlyCollection<string> codes)
    {
        if (codes.Count == 0) return new Dictionary<string, ItemTitle>(StringComparer.Ordinal);
        var today = Days.Today(clock);
        var items = await db.ListItems.AsNoTracking().Where(i => codes.Contains(i.Code) && i.From <= today && (i.To == null || today < i.To))
            .Select(i => new ItemTitle(i.Code, i.Title, i.TitleEn)).ToListAsync();
        return items.DistinctBy(i => i.Code).ToDictionary(i => i.Code, StringComparer.Ordinal);
    }
}
