using System.Buffers;

namespace VillageListsPortal.Domain.Screening;

/// <summary>Where clauses and sentences of an even text end.</summary>
internal static class Clauses
{
    private const int Longest = 160; // nobody writes longer clauses, and the work stays linear in the text
    private const string SentenceEnds = "。!?！？";
    private const string ClauseEnds = ",:;()（）【】[]〔〕，：；";
    private static readonly SearchValues<char> Ends = SearchValues.Create(SentenceEnds + ClauseEnds);
    private static readonly SearchValues<char> SegmentEnds = SearchValues.Create("、和并及与且");

    /// <summary>Whether no clause ends within.</summary>
    public static bool IsOne(ReadOnlySpan<char> text) => !text.ContainsAny(Ends);

    /// <summary>The clauses of a text as ranges, each with the number of its sentence.</summary>
    public static IEnumerable<(int Start, int End, int Sentence)> Of(string text)
    {
        var (start, sentence) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var ends = i == text.Length || SentenceEnds.Contains(text[i], StringComparison.Ordinal);
            var closes = ends || IsClauseEnd(text, i);
            if (!closes && i - start < Longest) continue;
            if (i > start) yield return (start, i, sentence);
            if (ends) sentence++;
            start = closes ? i + 1 : i;
        }
    }

    /// <summary>Whether two places of a clause lie in one member of an enumeration.</summary>
    public static bool InOneSegment(string text, int first, int second) =>
        !text.AsSpan(Math.Min(first, second), Math.Abs(second - first)).ContainsAny(SegmentEnds);

    private static bool IsClauseEnd(string text, int at) =>
        ClauseEnds.Contains(text[at], StringComparison.Ordinal)
        && !(text[at] is ',' or ':' && at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));
}
