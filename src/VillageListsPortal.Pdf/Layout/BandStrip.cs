using VillageListsPortal.Pdf.Structure;
using VillageListsPortal.Pdf.Text;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>The band at the foot of the last page. It takes part in the flow so that nothing can come to lie on it, but is drawn at the foot.</summary>
internal sealed class BandStrip : Strip
{
    private const double Gap = 8.5;
    private const double SpaceAbove = 10;

    private readonly PageLayout page;
    private readonly double size;
    private readonly double pitch;
    private readonly List<(StructureElement Element, TextLine Line)> lines = [];
    private readonly StructureElement? figure;
    private readonly QrDrawing? drawing;
    private readonly (StructureElement Element, SignatureField Field)? signature;
    private readonly double textLeft;

    public BandStrip(BottomBand band, Setting setting, StructureElement parent)
    {
        page = setting.Page;
        size = Setting.Readable(band.Size);
        pitch = 1.4 * size;
        textLeft = page.Left;
        if (band.Qr is { } qr)
        {
            figure = parent.Add(new StructureElement("Figure") { Alt = BlockComposer.RequiredAlt(qr.Alt) });
            drawing = QrDrawing.Make(qr.Content, Math.Min(PageLayout.Points(qr.SizeMm), page.TextWidth / 3));
            textLeft += drawing.Size + Gap;
        }

        var width = BottomBand.SignaturePlaceOn(page).X - Gap - textLeft;
        var style = new TextStyle(Face.Regular, size);
        foreach (var text in band.Lines)
        {
            var element = parent.Add(new StructureElement("P"));
            lines.AddRange(setting.Lines(text, style, width, TextAlign.Left).Select(l => (element, l)));
        }

        signature = band.Signature is { } field ? (parent.Add(new StructureElement("Form")), field) : null;
    }

    public override double Height => SpaceAbove + Math.Max(drawing?.Height ?? 0, Math.Max(lines.Count * pitch, BottomBand.SignaturePlaceOn(page).Height));

    public override void Draw(PageCanvas canvas, double top, StripPlace place)
    {
        if (figure is not null && drawing is not null)
        {
            FigureStrip.DrawAt(canvas, figure, drawing, page.Left, page.Bottom);
        }

        // The lines end where the code's dark modules end, four modules above the foot.
        var lift = drawing is null ? 0 : Math.Min(4 * drawing.Size / drawing.Modules, drawing.Size - lines.Count * pitch);
        var head = page.Bottom + Math.Max(0, lift) + lines.Count * pitch;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Line.Atoms.Count > 0)
            {
                canvas.Tag(lines[i].Element);
                canvas.TextIn(lines[i].Line, textLeft, head - i * pitch, pitch, size);
            }
        }

        if (signature is { } kept)
        {
            canvas.Place(kept.Element, BottomBand.SignaturePlaceOn(page), kept.Field);
        }
    }
}
