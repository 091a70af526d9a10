using System.Globalization;
using VillageListsPortal.Pdf.Images;
using VillageListsPortal.Pdf.Structure;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>A centred picture or QR code with its alternative text and its box.</summary>
internal sealed class FigureStrip(StructureElement element, FigureDrawing drawing, PageLayout page) : Strip
{
    private const double Padding = 6;

    public override double Height => drawing.Height + 2 * Padding;

    public override void Draw(PageCanvas canvas, double top, StripPlace place) =>
        DrawAt(canvas, element, drawing, page.Left + (page.TextWidth - drawing.Width) / 2, top - Padding - drawing.Height);

    /// <summary>Draws a figure with its lower left corner at the point given and notes its box (ISO 32000-1, 14.8.5.4.3).</summary>
    public static void DrawAt(PageCanvas canvas, StructureElement element, FigureDrawing drawing, double x, double y)
    {
        canvas.Tag(element);
        canvas.Content.Add("q "u8);
        drawing.Paint(canvas, x, y);
        canvas.Content.Add("Q\n"u8);
        element.Attributes = string.Create(
            CultureInfo.InvariantCulture,
            $"<< /O /Layout /Placement /Block /BBox [{x:0.##} {y:0.##} {x + drawing.Width:0.##} {y + drawing.Height:0.##}] >>");
    }
}

/// <summary>Something with a size in points that can be painted.</summary>
internal abstract record FigureDrawing(double Width, double Height)
{
    public abstract void Paint(PageCanvas canvas, double x, double y);
}

/// <summary>A raster image.</summary>
internal sealed record ImageDrawing(PdfImage Image, double Width, double Height) : FigureDrawing(Width, Height)
{
    public override void Paint(PageCanvas canvas, double x, double y) =>
        canvas.Content.AddAll(Width, 0, 0, Height, x, y).Add("cm /"u8).Add(canvas.Resources.Use(Image)).Add(" Do "u8);
}
