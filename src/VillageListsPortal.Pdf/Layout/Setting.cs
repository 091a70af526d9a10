using VillageListsPortal.Pdf.Text;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>What composers need: the page and a way to set text.</summary>
/// <param name="Page">Paper and margins.</param>
/// <param name="Shaper">Finds glyphs.</param>
internal sealed record Setting(PageLayout Page, TextShaper Shaper)
{
    /// <summary>Style of running text: the grid of GB/T 9704 gives its tracking.</summary>
    public TextStyle Body(double size, bool bold) => new(bold ? Face.Bold : Face.Regular, Readable(size), Page.Tracking);

    /// <summary>A size of text from 4 to 100 points; anything else is a mistake of the caller.</summary>
    public static double Readable(double size) =>
        size is >= 4 and <= 100 ? size : throw new ArgumentOutOfRangeException(nameof(size), size, "Text is set in 4 to 100 points.");

    public List<TextLine> Lines(string text, TextStyle style, double width, TextAlign align, double indent = 0) =>
        LineSetter.Set(Shaper.Shape(text, style), width, align, style.Size, indent);

    public List<TextLine> Balanced(string text, TextStyle style, double width, TextAlign align) =>
        LineSetter.SetBalanced(Shaper.Shape(text, style), width, align, style.Size);
}
