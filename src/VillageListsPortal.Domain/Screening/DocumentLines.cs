namespace VillageListsPortal.Domain.Screening;

/// <summary>A line of a page.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Indent">How far it is set in from the left edge of the text, in characters.</param>
/// <param name="Room">How much room it leaves at the right edge, in characters.</param>
public sealed record DocumentLine(string Text, int Page, double Indent, double Room)
{
    private const double FirstLine = 1.2; // two characters by GB/T 9704-2012, less what a layout program takes off
    private const double Centre = 2;
    private const double Short = 2;
    private const double Broken = 4; // lines are filled but for what may not stand at their end

    internal bool IsIndented => Indent >= FirstLine;

    internal bool IsCentred => Indent >= Centre && Room >= Centre && Math.Abs(Indent - Room) <= Centre;

    internal bool Ends => Room >= Broken || (Room >= Short && Text.TrimEnd() is [.., '。' or '；' or '：' or '！' or '？' or '”']);
}

/// <summary>Puts the lines of pages together to paragraphs, over the edges of pages.</summary>
public static class DocumentLines
{
    private const int Longest = 3000;

    /// <summary>The paragraphs in order.</summary>
    /// <param name="lines">The lines in order, without page numbers and empty ones.</param>
    /// <returns>The paragraphs, each with the pages on which it stands.</returns>
    public static IReadOnlyList<DocumentParagraph> Join(IEnumerable<DocumentLine> lines)
    {
        var paragraphs = new List<DocumentParagraph>();
        var open = new List<DocumentLine>();
        foreach (var line in lines)
        {
            if (open.Count > 0 && (Begins(open, line) || open.Sum(l => l.Text.Length) > Longest)) Close();
            open.Add(line);
        }

        if (open.Count > 0) Close();
        return paragraphs;

        void Close()
        {
            paragraphs.Add(Paragraph(paragraphs.Count + 1, open));
            open = [];
        }
    }

    private static bool Begins(List<DocumentLine> open, DocumentLine line)
    {
        if (open.TrueForAll(l => l.IsCentred) && line.IsCentred && open[^1].Page == line.Page) return false; // a title on several lines
        return line.IsIndented || open[^1].Ends || open.TrueForAll(l => l.IsCentred);
    }

    private static DocumentParagraph Paragraph(int number, List<DocumentLine> lines)
    {
        var (text, pages) = (new System.Text.StringBuilder(), new List<PageStart>());
        foreach (var line in lines)
        {
            if (text.Length > 0) text.Append('\n');
            if (pages.Count == 0 || pages[^1].Page != line.Page) pages.Add(new PageStart(text.Length, line.Page));
            text.Append(line.Text);
        }

        return new DocumentParagraph(number, text.ToString(), lines.TrueForAll(l => l.IsCentred), pages);
    }
}
