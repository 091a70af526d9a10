using System.Text.RegularExpressions;

namespace VillageListsPortal.Domain.Screening;

/// <summary>A paragraph of a document that is to be sent out.</summary>
/// <param name="Number">From 1, counted as in the document; empty ones are not counted.</param>
/// <param name="Text">Its words; a line of a page that is broken in a sentence ends with LF.</param>
/// <param name="IsHeading">Whether the document itself says that it is a heading.</param>
/// <param name="Pages">Where each page begins in it, in UTF-16 units; empty where the document has no fixed pages.</param>
public sealed partial record DocumentParagraph(int Number, string Text, bool IsHeading, IReadOnlyList<PageStart> Pages)
{
    private const int LongestHeading = 45;

    /// <summary>The page on which a place lies.</summary>
    /// <param name="start">The place, in UTF-16 units.</param>
    /// <returns>The page from 1; null where the document has no fixed pages.</returns>
    public int? PageOf(int start) => Pages.LastOrDefault(p => p.At <= start)?.Page;

    /// <summary>Whether what follows stands under it: it says so, or it is numbered and short and no sentence (GB/T 9704-2012, 7.3.3).</summary>
    public bool Heads => Text.Length <= LongestHeading && !Text.TrimEnd().EndsWith('。') && !Text.TrimEnd().EndsWith('；') && (IsHeading || Numbered().IsMatch(Text));

    [GeneratedRegex(@"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,4}[章节]|附件)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbered();
}

/// <summary>Where a page begins in a paragraph.</summary>
/// <param name="At">The place, in UTF-16 units.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record PageStart(int At, int Page);

/// <summary>What the screener finds in a document, at its place.</summary>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="Start">Where the clause begins in the paragraph, in UTF-16 units.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Crossed">The red line; null where responsibility is shifted outside the seven fields.</param>
/// <param name="Shifted">The shifted responsibility; null where a red line is crossed.</param>
public sealed record DocumentFinding(DocumentParagraph Paragraph, int Start, string Clause, CrossedLine? Crossed, ShiftedDuty? Shifted)
{
    /// <summary>The page; null where the document has no fixed pages.</summary>
    public int? Page => Paragraph.PageOf(Start);

    /// <summary>Code of the red line; empty for none.</summary>
    public string Code => Crossed?.Code ?? "";
}
