using System.Globalization;
using System.Text;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Screening;

/// <summary>
/// Makes a text even: NFKC, simplified script, lower case, without spaces, quotation marks and what is strewn into words.
/// What a word is split by says nothing about what it asks, so nobody gets past the screener by spaces or traditional script.
/// </summary>
internal static class Normaliser
{
    private const string Quotes = "\"'“”‘’「」『』〝〞`";
    private const string Strewn = "·•∙・*_-~^|+=#@\\/.…—–─〜※★☆◆●○■□→";
    private const string Separators = "、,，";
    private const int ShortAside = 2; // 村（居）委会, 各村（社区）

    public static NormalisedText Read(string source)
    {
        var units = Units(source);
        Drop(units, StrewnIn(units));
        Drop(units, SplitWords(units));
        Drop(units, ShortAsides(units));
        return new NormalisedText(source, units);
    }

    /// <summary>A word of the vocabulary, made even in the same way.</summary>
    public static string Word(string word) => Read(word).Text;

    private static List<(char Unit, int Start, int End)> Units(string source)
    {
        var units = new List<(char, int, int)>(source.Length);
        for (var i = 0; i < source.Length;)
        {
            var length = char.IsSurrogatePair(source, i) ? 2 : 1;
            foreach (var unit in Even(source, i, length))
            {
                if (IsKept(unit)) units.Add((unit, i, i + length));
                else if (unit == '\n' && BreaksLine(source, i)) units.Add(('。', i, i + 1));
            }

            i += length;
        }

        return units;
    }

    private static string Even(string source, int at, int length)
    {
        var unit = source[at];
        if (length == 1 && unit is >= '一' and <= '鿿') return SimplifiedCharacters.Of(unit).ToString();
        if (length == 1 && char.IsSurrogate(unit)) return unit.ToString(); // a lone half has no normal form
        var even = source.Substring(at, length).In(NormalizationForm.FormKC);
        return even.Length == 1 ? SimplifiedCharacters.Of(char.ToLowerInvariant(even[0])).ToString() : even;
    }

    private static bool IsKept(char unit) =>
        !char.IsWhiteSpace(unit)
        && !Quotes.Contains(unit, StringComparison.Ordinal)
        && char.GetUnicodeCategory(unit) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    // A line that was broken in the middle of a sentence goes on.
    private static bool BreaksLine(string source, int at) =>
        source.AsSpan(0, at).TrimEnd() is { IsEmpty: false } before && (before[^1] is '。' or '；' or ';' or '：' or ':' or '！' or '？' || source.AsSpan(at + 1).TrimStart(" \t\r") is ['\n', ..]);

    private static IEnumerable<int> StrewnIn(List<(char Unit, int Start, int End)> units) =>
        Enumerable.Range(0, units.Count).Where(i => Strewn.Contains(units[i].Unit, StringComparison.Ordinal)
            && !(i > 0 && char.IsAsciiDigit(units[i - 1].Unit) && i + 1 < units.Count && char.IsAsciiDigit(units[i + 1].Unit)));

    // Two and more single characters between separators are a word that was taken apart: 招、商、引、资.
    private static List<int> SplitWords(List<(char Unit, int Start, int End)> units)
    {
        var places = Enumerable.Range(0, units.Count).Where(i => Separators.Contains(units[i].Unit, StringComparison.Ordinal)).ToList();
        var split = new List<int>();
        for (var i = 0; i + 2 < places.Count; i++)
        {
            if (places[i + 1] - places[i] == 2 && places[i + 2] - places[i + 1] == 2) split.AddRange([places[i], places[i + 1], places[i + 2]]);
        }

        return split;
    }

    private static List<int> ShortAsides(List<(char Unit, int Start, int End)> units)
    {
        var dropped = new List<int>();
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Unit is not ('(' or '〔' or '[' or '【')) continue;
            var close = units.FindIndex(i, Math.Min(ShortAside + 2, units.Count - i), u => u.Unit is ')' or '〕' or ']' or '】');
            if (close > 0) dropped.AddRange([i, close]);
        }

        return dropped;
    }

    private static void Drop(List<(char Unit, int Start, int End)> units, IEnumerable<int> places)
    {
        var dropped = places.ToHashSet();
        if (dropped.Count == 0) return;
        var at = 0;
        units.RemoveAll(_ => dropped.Contains(at++));
    }
}
