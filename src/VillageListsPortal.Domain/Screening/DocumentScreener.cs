namespace VillageListsPortal.Domain.Screening;

/// <summary>Screens a whole document, every clause of it (domain 3.11).</summary>
public static class DocumentScreener
{
    /// <summary>Everything that is found, in the order of the document.</summary>
    /// <param name="screener">The screener.</param>
    /// <param name="paragraphs">The document; its first paragraph is its title.</param>
    /// <returns>Each clause with each red line that it crosses, or with the responsibility that it shifts; none twice.</returns>
    public static IReadOnlyList<DocumentFinding> Screen(Screener screener, IReadOnlyList<DocumentParagraph> paragraphs)
    {
        var found = DocumentPieces.Of(paragraphs).SelectMany(piece => In(screener, piece));
        return [.. found.DistinctBy(f => (f.Paragraph.Number, f.Start, f.Code)).OrderBy(f => f.Paragraph.Number).ThenBy(f => f.Start).ThenBy(f => f.Code, StringComparer.Ordinal)];
    }

    private static IEnumerable<DocumentFinding> In(Screener screener, DocumentPiece piece)
    {
        var (crossed, shifted) = screener.Clauses(new ScreeningText(piece.Title, piece.Description, VillageRoles.Word(VillageRole.Assisting)));
        foreach (var line in crossed) yield return Finding(piece, line.At, line, null);
        foreach (var duty in shifted) yield return Finding(piece, duty.At, null, duty);
    }

    private static DocumentFinding Finding(DocumentPiece piece, Passage at, CrossedLine? crossed, ShiftedDuty? shifted)
    {
        var (paragraph, start) = piece.Place(at.Part, at.Start);
        return new DocumentFinding(paragraph, start, at.Clause, crossed, shifted);
    }
}
