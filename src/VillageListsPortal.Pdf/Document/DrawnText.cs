namespace VillageListsPortal.Pdf;

/// <summary>Lists every text of a document that is drawn with glyphs. Title, author and alternative texts are not: they may hold any character.</summary>
internal static class DrawnText
{
    public static IEnumerable<string> Of(PdfDocument document) => document.Body.SelectMany(Of)
        .Concat(document.Band?.Lines ?? [])
        .Concat(document.RunningHead ?? [])
        .Append(document.Watermark ?? "")
        .Append(document.PageNumbers ? "— 0123456789" : "");

    private static IEnumerable<string> Of(Block block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        KeyValues sheet => sheet.Rows.SelectMany(r => new[] { r.Key, r.Value }),
        Table table => table.Columns.Select(c => c.Header).Concat(table.Rows.SelectMany(r => r)).Append(table.Caption ?? ""),
        SignatureBlock signature => [signature.Issuer, signature.Date],
        _ => [],
    };
}
