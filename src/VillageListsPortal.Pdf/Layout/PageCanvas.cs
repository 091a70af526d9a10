using VillageListsPortal.Pdf.Structure;
using VillageListsPortal.Pdf.Text;
using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>The content of one page. Everything drawn lies in a marked piece of an element or in an artifact, never in both (PDF/UA 7.1).</summary>
internal sealed class PageCanvas(int page, Resources resources) : IDisposable
{
    private const double RuleWidth = 0.5;

    private StructureElement? open;
    private bool marked;
    private int marks;

    public Resources Resources { get; } = resources;

    public ByteBuffer Content { get; } = new();

    /// <summary>Form fields that lie on the page.</summary>
    public List<FieldMark> Fields { get; } = [];

    /// <summary>What is drawn next belongs to an element.</summary>
    public void Tag(StructureElement element)
    {
        if (ReferenceEquals(open, element))
        {
            return;
        }

        Close();
        Content.Add($"/{element.Type} <</MCID {marks}>> BDC\n");
        element.Add(new ContentMark(page, marks++));
        (open, marked) = (element, true);
    }

    /// <summary>What is drawn next is no content but a rule.</summary>
    public void Artifact() => Artifact("/Artifact BMC\n"u8);

    /// <summary>What is drawn next is text repeated on each page: a running head, page number or watermark with its <paramref name="subtype"/>, or the head of a table overleaf.</summary>
    public void Pagination(string? subtype = null)
    {
        Artifact("/Artifact <</Type /Pagination"u8);
        if (subtype is not null) Content.Add($" /Subtype /{subtype}");
        Content.Add(">> BDC\n"u8);
    }

    /// <summary>Lays a form field on the page.</summary>
    public void Place(StructureElement element, SignaturePlace place, SignatureField field)
    {
        var mark = new FieldMark(page, place, field);
        Fields.Add(mark);
        element.Add(mark);
    }

    private void Artifact(ReadOnlySpan<byte> opening)
    {
        Close();
        Content.Add(opening);
        marked = true;
    }

    public void Dispose() => Content.Dispose();

    /// <summary>Ends the open mark.</summary>
    public void Close()
    {
        if (marked)
        {
            Content.Add("EMC\n"u8);
        }

        (open, marked) = (null, false);
    }

    /// <summary>Draws a line of text; <paramref name="x"/> is its left edge.</summary>
    public void Text(TextLine line, double x, double baseline, double size) => TextPainter.Paint(this, line, x, baseline, size);

    /// <summary>Draws a line of text into a box of the given height, whose upper edge is <paramref name="top"/>.</summary>
    public void TextIn(TextLine line, double x, double top, double pitch, double size) =>
        Text(line, x, top - (pitch - size) / 2 - Typography.Ascent * size, size);

    /// <summary>Draws a thin line.</summary>
    public void Line(double x1, double y1, double x2, double y2)
    {
        Content.AddAll(RuleWidth).Add("w "u8).AddAll(x1, y1).Add("m "u8).AddAll(x2, y2).Add("l S\n"u8);
    }
}
