namespace VillageListsPortal.Domain.Screening;

/// <summary>A part of a document as the screener reads it: the headings above as its title, the paragraphs under them as its description.</summary>
internal sealed record DocumentPiece(IReadOnlyList<DocumentParagraph> Headings, IReadOnlyList<DocumentParagraph> Paragraphs)
{
    // An empty line ends a sentence for the screener, so that no clause runs over two paragraphs.
    private const string Between = "\n\n";

    public string Title => string.Join(Between, Headings.Select(p => p.Text));

    public string Description => string.Join(Between, Paragraphs.Select(p => p.Text));

    /// <summary>The paragraph in which a place of title or description lies, and the place in it.</summary>
    public (DocumentParagraph Paragraph, int Start) Place(TextPart part, int start)
    {
        var paragraphs = part == TextPart.Title ? Headings : Paragraphs;
        foreach (var paragraph in paragraphs)
        {
            if (start < paragraph.Text.Length) return (paragraph, start);
            start -= paragraph.Text.Length + Between.Length;
        }

        return (paragraphs[^1], 0);
    }
}

/// <summary>Cuts a document into pieces: at its headings, and where a piece gets long.</summary>
internal static class DocumentPieces
{
    private const int Longest = 4000;
    private const int MostHeadings = 2; // the document's own, and the nearest

    public static IEnumerable<DocumentPiece> Of(IReadOnlyList<DocumentParagraph> paragraphs)
    {
        if (paragraphs.Count == 0) yield break;
        var (title, under, length) = (paragraphs[0], new List<DocumentParagraph>(), 0);
        List<DocumentParagraph> headings = [title];
        foreach (var paragraph in paragraphs.Skip(1))
        {
            if (under.Count > 0 && (paragraph.Heads || length + paragraph.Text.Length > Longest))
            {
                yield return new DocumentPiece([.. headings], under);
                (under, length) = ([], 0);
            }

            if (paragraph.Heads)
            {
                if (headings.Count == MostHeadings) headings.RemoveAt(MostHeadings - 1);
                headings.Add(paragraph);
            }
            else
            {
                under.Add(paragraph);
                length += paragraph.Text.Length;
            }
        }

        yield return new DocumentPiece([.. headings], under);
    }
}
