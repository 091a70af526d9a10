using VillageListsPortal.Pdf.Images;
using VillageListsPortal.Pdf.Structure;
using VillageListsPortal.Pdf.Text;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>Turns the body into strips and builds the structure tree in reading order.</summary>
internal sealed class BlockComposer(Setting setting, StructureElement root)
{
    private const double SpaceAroundTable = 5;

    private readonly List<Strip> strips = [];
    private readonly TableComposer tables = new(setting);
    private int lastLevel;

    public static string RequiredAlt(string alt) =>
        string.IsNullOrWhiteSpace(alt) ? throw new ArgumentException("A figure needs a text for readers who cannot see it.", nameof(alt)) : alt;

    public List<Strip> Compose(PdfDocument document)
    {
        foreach (var block in document.Body)
        {
            Compose(block);
        }

        if (document.Band is { } band)
        {
            KeepLast(strips.Count - 1);
            strips.Add(new BandStrip(band, setting, root));
        }

        return strips;
    }

    private void Compose(Block block)
    {
        switch (block)
        {
            case Heading heading: Add(heading); break;
            case Paragraph paragraph: Add(paragraph); break;
            case KeyValues sheet: AddTable(tables.Compose(sheet, root)); break;
            case Table table: AddTable(tables.Compose(table, root)); break;
            case Picture picture: Add(picture); break;
            case QrCode code: AddFigure(code.Alt, QrDrawing.Make(code.Content, Math.Min(PageLayout.Points(code.SizeMm), setting.Page.TextWidth))); break;
            case SignatureBlock signature: Add(signature); break;
            case Spacer spacer: AddSpace(spacer.Points, spacer.AtHead); break;
            case PageBreak: Append(new BreakStrip()); break;
            case Rule: Append(new RuleStrip(setting.Page)); break;
            default: throw new ArgumentException($"Unknown block {block.GetType().Name}", nameof(block));
        }
    }

    private void Add(Heading heading)
    {
        if (heading.Level < 1 || heading.Level > 6 || heading.Level > lastLevel + 1)
        {
            throw new ArgumentException("Headings start at level 1 and skip none.", nameof(heading));
        }

        lastLevel = heading.Level;
        var isTitle = heading.Style == HeadingStyle.Title;
        var style = isTitle ? new TextStyle(Face.Title, Setting.Readable(heading.Size ?? Typography.TitleSize)) : setting.Body(heading.Size ?? Typography.BodySize, bold: true);
        var element = root.Add(new StructureElement($"H{heading.Level}"));
        var lines = isTitle
            ? setting.Balanced(heading.Text, style, setting.Page.TextWidth, TextAlign.Center)
            : setting.Lines(heading.Text, style, setting.Page.TextWidth, TextAlign.Left);
        var pitch = style.Pitch(setting.Page.BodyPitch);
        AddRange(lines.Select(l => new TextStrip(element, l, setting.Page.Left, style.Size, pitch) { KeepWithNext = true }));
    }

    private void Add(Paragraph paragraph)
    {
        AddSpace(paragraph.SpaceBefore);
        var style = setting.Body(paragraph.Size, paragraph.Bold);
        var element = root.Add(new StructureElement("P") { Language = paragraph.Language });
        var indented = paragraph.Align is TextAlign.Justify or TextAlign.Left;
        var indent = indented ? Math.Min(paragraph.FirstLineIndent * style.Size * (1 + style.Tracking), setting.Page.TextWidth / 2) : 0;
        var lines = setting.Lines(paragraph.Text, style, setting.Page.TextWidth, paragraph.Align, indent);
        for (var i = 0; i < lines.Count; i++)
        {
            // Neither the first nor the last line of a paragraph stands alone on a page.
            var keep = paragraph.KeepWithNext || (lines.Count > 1 && (i == 0 || i == lines.Count - 2));
            Append(new TextStrip(element, lines[i], setting.Page.Left, style.Size, style.Pitch(setting.Page.BodyPitch)) { KeepWithNext = keep });
        }

        AddSpace(paragraph.SpaceAfter);
    }

    private void Add(SignatureBlock signature)
    {
        // A page that holds nothing but a signature could be put under any text: two lines of text go with it.
        KeepLast(strips.Count - 1);
        var strip = new SignatureStrip(signature, setting, root);
        AddRange(strip.Before);
        Append(strip);
    }

    private void Add(Picture picture)
    {
        var image = PdfImage.Read(picture.Data);
        var width = Math.Min(PageLayout.Points(picture.WidthMm), setting.Page.TextWidth);
        var height = width * image.Height / image.Width;
        var scale = Math.Min(1, (setting.Page.TextHeight - 40) / height);
        AddFigure(picture.Alt, new ImageDrawing(image, width * scale, height * scale));
    }

    private void AddFigure(string alt, FigureDrawing drawing) =>
        Append(new FigureStrip(root.Add(new StructureElement("Figure") { Alt = RequiredAlt(alt) }), drawing, setting.Page));

    private void AddSpace(double height, bool atHead = false)
    {
        if (height > 0)
        {
            Append(new SpaceStrip(height, atHead) { KeepWithNext = strips.Count > 0 && strips[^1].KeepWithNext });
        }
    }

    private void AddTable(IEnumerable<Strip> slices)
    {
        AddSpace(SpaceAroundTable);
        AddRange(slices);
        AddSpace(SpaceAroundTable);
    }

    private void AddRange(IEnumerable<Strip> more)
    {
        foreach (var strip in more)
        {
            Append(strip);
        }
    }

    private void Append(Strip strip) => strips.Add(strip);

    /// <summary>Ties the last two strips that are more than space to what follows.</summary>
    private void KeepLast(int at)
    {
        for (var lines = 0; at >= 0 && lines < 2; at--)
        {
            strips[at].KeepWithNext = true;
            lines += strips[at] is SpaceStrip ? 0 : strips[at] is TextStrip ? 1 : 2;
        }
    }
}
