using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>A section of the vocabulary as a person chooses it.</summary>
/// <param name="Section">Its name in the vocabulary.</param>
/// <param name="Group">The group it stands in.</param>
/// <param name="Kind">What words of it do: a key of the texts.</param>
/// <param name="Code">The item that it is about; null where it is about none.</param>
/// <param name="Examples">Some of the words that come with the portal.</param>
public sealed record WordChoice(string Section, string Group, string Kind, string? Code, IReadOnlyList<string> Examples);

/// <summary>The sections in the groups in which a reviewer looks for them.</summary>
public static class WordChoices
{
    private const int Shown = 8;
    private const string RedLine = "FM-";

    /// <summary>The groups and the kinds in them; fields and items have kinds of their own.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Groups = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["field"] = ["object", "act", "general", "weak", "thing", "context", "treatment"],
        ["item"] = ["item"],
        ["burden"] = ["bear", "bear-noun", "bear-sign", "bear-do", "bear-must", "burden", "transfer", "measure", "quota", "unit"],
        ["turn"] = ["negate", "negate-clause", "negate-not", "forbid", "corrective", "corrective-back", "corrective-title", "help", "help-despite", "light", "light-despite", "offence", "voluntary", "statutory", "release", "please"],
        ["alike"] = ["field-mask", "bear-mask", "item-mask", "negate-mask", "corrective-mask", "by-mask"],
        ["who"] = ["village", "village-oblique", "village-bare", "village-office", "official", "party", "resident", "acts", "oblique", "filler", "place-after", "by"],
        ["coverage"] = ["coverage-publicity", "coverage-none", "coverage-told", "coverage-room", "item-generic"],
    };

    /// <summary>All sections: those of the portal's vocabulary, and those of items in force that it does not know.</summary>
    /// <param name="codes">Codes of the items in force.</param>
    public static IReadOnlyList<WordChoice> Of(IEnumerable<string> codes)
    {
        var examples = Vocabulary.Standard.Words.ToLookup(w => w.Section, w => w.Text, StringComparer.Ordinal);
        var unknown = codes.SelectMany(c => c.StartsWith(RedLine, StringComparison.Ordinal) ? Groups["field"].Select(k => $"{c}.{k}") : [c]);
        var choices = Vocabulary.Standard.Sections.Concat(unknown).Distinct(StringComparer.Ordinal).Select(s => Choice(s, [.. examples[s].Take(Shown)]));
        var order = Groups.Keys.ToList();
        return [.. choices.OrderBy(c => order.IndexOf(c.Group)).ThenBy(c => c.Code, StringComparer.Ordinal).ThenBy(c => Array.IndexOf(Groups[c.Group], c.Kind))];
    }

    /// <summary>What a section is, from its name.</summary>
    public static WordChoice Choice(string section, IReadOnlyList<string> examples)
    {
        var parts = section.Split('.');
        var kind = parts.Length == 2 ? parts[1] : Groups.Values.Any(k => k.Contains(section)) ? section : "item";
        var group = Groups.First(g => g.Value.Contains(kind)).Key;
        return new WordChoice(section, group, kind, group is "field" or "item" ? parts[0] : null, examples);
    }
}
