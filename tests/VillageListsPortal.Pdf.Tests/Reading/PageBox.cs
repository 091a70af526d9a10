namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>The text area of GB/T 9704 in points, and a check that drawn text stays in it.</summary>
public static class PageBox
{
    public const double Mm = 72 / 25.4;
    public const double Left = 28 * Mm;
    public const double Right = (210 - 26) * Mm;
    public const double Bottom = 35 * Mm;
    public const double Top = (297 - 37) * Mm;

    private const double Rounding = 0.3;

    public static IEnumerable<DrawnGlyph> Glyphs(PdfFile file) => Enumerable.Range(0, file.Pages.Count).SelectMany(p => file.Content(p).Glyphs);

    /// <summary>The narrowest margin of papers that are not A4 upright.</summary>
    private const double Margin = 15 * Mm;

    /// <summary>Whether a glyph stands at the height of the text area of its paper.</summary>
    public static bool IsInTextArea(DrawnGlyph glyph, PdfDictionary page)
    {
        var height = page.Array("MediaBox").Cast<double>().ElementAt(3);
        var upright = Math.Abs(height - 297 * Mm) < 1;
        return glyph.Y >= (upright ? Bottom : Margin) && glyph.Y <= (upright ? Top : height - Margin);
    }

    /// <summary>Whether a glyph lies in the text area. A mark at the end of a line may hang with its empty half.</summary>
    public static bool Holds(DrawnGlyph glyph)
    {
        var ink = "、。，．；：）》」』】〉〕”’".Contains(glyph.Text, StringComparison.Ordinal) ? glyph.Width / 2 : glyph.Width;
        return string.IsNullOrWhiteSpace(glyph.Text)
            || (glyph.X >= Left - Rounding && glyph.X + ink <= Right + Rounding && glyph.Y >= Bottom && glyph.Y <= Top);
    }
}
