using System.Globalization;
using System.Text;
using VillageListsPortal.Pdf.Images;
using VillageListsPortal.Pdf.Layout;
using VillageListsPortal.Pdf.Structure;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>Writes painted pages, their resources, the structure tree and the metadata as one file.</summary>
internal sealed class DocumentWriter
{
    private readonly PdfDocument document;
    private readonly ObjectWriter writer = new();
    private readonly FieldWriter fields;

    public DocumentWriter(PdfDocument document)
    {
        this.document = document;
        fields = new FieldWriter(writer);
    }

    public byte[] Write(IReadOnlyList<PageCanvas> canvases, Resources resources, StructureElement root)
    {
        var catalog = writer.Reserve();
        var tree = writer.Reserve();
        var shared = WriteResources(resources);
        var pages = new int[canvases.Count];
        for (var i = 0; i < pages.Length; i++)
        {
            pages[i] = WritePage(canvases[i], i, tree, shared);
        }

        writer.Write(tree, $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select(p => $"{p} 0 R"))}] >>");
        var structure = new StructureWriter(writer, pages, fields).Write(root);
        var metadata = writer.AddRaw("/Type /Metadata /Subtype /XML", Metadata.Build(document));
        var profile = writer.AddCompressed("/N 3", IccProfile.Compressed);
        var data = document.Data is { } text ? WriteData(text) : "";
        writer.Write(catalog, $"<< /Type /Catalog /Pages {tree} 0 R /Metadata {metadata} 0 R /MarkInfo << /Marked true >> /StructTreeRoot {structure} 0 R "
            + $"/Lang ({StructureWriter.SafeTag(document.Language)}) /ViewerPreferences << /DisplayDocTitle true >> "
            + $"/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile {profile} 0 R >>]{fields.CatalogEntry}{data} >>");
        return writer.Finish(catalog, document.Id);
    }

    private string WriteData(string text)
    {
        var stream = writer.AddRaw(PdfData.Mark, Encoding.UTF8.GetBytes(text));
        var day = document.Created.ToUniversalTime().ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        return $" /PieceInfo << /VillageLists << /LastModified (D:{day}) /Private {stream} 0 R >> >>";
    }

    private int WritePage(PageCanvas canvas, int index, int tree, int shared)
    {
        var content = writer.AddStream("", canvas.Content.Written);
        var (width, height) = (document.Page.Width, document.Page.Height);
        return writer.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {width:0.##} {height:0.##}] /Contents {content} 0 R /Resources {shared} 0 R /StructParents {index} /Tabs /S{fields.PageEntry(canvas.Fields)} >>"));
    }

    private int WriteResources(Resources resources)
    {
        var fonts = new StringBuilder();
        foreach (var font in resources.Fonts)
        {
            fonts.Append(CultureInfo.InvariantCulture, $"/{font.Name} {FontWriter.Write(writer, font)} 0 R ");
        }

        var images = new StringBuilder();
        for (var i = 0; i < resources.Images.Count; i++)
        {
            images.Append(CultureInfo.InvariantCulture, $"/I{i + 1} {WriteImage(resources.Images[i])} 0 R ");
        }

        return writer.Add($"<< /Font << {fonts}>> /XObject << {images}>> >>");
    }

    private int WriteImage(PdfImage image)
    {
        var size = $"/Type /XObject /Subtype /Image /Width {image.Width} /Height {image.Height} /BitsPerComponent 8";
        var mask = image.Alpha is { } alpha ? $" /SMask {writer.AddStream(size + " /ColorSpace /DeviceGray", alpha)} 0 R" : "";
        var entries = $"{size} /ColorSpace {image.ColorSpace}{mask}";
        return image.IsJpeg ? writer.AddRaw(entries + " /Filter /DCTDecode", image.Data) : writer.AddStream(entries, image.Data);
    }
}
