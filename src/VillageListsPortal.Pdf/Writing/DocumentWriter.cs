using System.Globalization;
using VillageListsPortal.Pdf.Images;
using VillageListsPortal.Pdf.Layout;
using VillageListsPortal.Pdf.Structure;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>Writes painted pages, their resources, the structure tree and the metadata as one file.</summary>
internal sealed class DocumentWriter(PdfDocument document, ObjectWriter writer)
{
    private readonly FieldWriter fields = new(writer);

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

        writer.Begin(tree).Add($"<< /Type /Pages /Count {pages.Length} /Kids [").AddReferences(pages).Add("] >>"u8);
        writer.End();
        var structure = new StructureWriter(writer, pages, fields).Write(root);
        WriteCatalog(catalog, tree, structure);
        return writer.Finish(catalog, document.Id);
    }

    private void WriteCatalog(int catalog, int tree, int structure)
    {
        using var xmp = new ByteBuffer(4 * 1024);
        Metadata.Write(document, xmp);
        var metadata = writer.AddRaw("/Type /Metadata /Subtype /XML", xmp.Written);
        var profile = writer.AddCompressed("/N 3", IccProfile.Compressed);
        var data = document.Data is { } text ? WriteData(text) : "";
        writer.Write(catalog, $"<< /Type /Catalog /Pages {tree} 0 R /Metadata {metadata} 0 R /MarkInfo << /Marked true >> /StructTreeRoot {structure} 0 R "
            + $"/Lang ({StructureWriter.SafeTag(document.Language)}) /ViewerPreferences << /DisplayDocTitle true >> "
            + $"/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile {profile} 0 R >>]{fields.CatalogEntry}{data} >>");
    }

    private string WriteData(string text)
    {
        using var bytes = new ByteBuffer(4 * 1024);
        var stream = writer.AddRaw(PdfData.Mark, bytes.AddUtf8(text).Written);
        var day = document.Created.ToUniversalTime().ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        return $" /PieceInfo << /VillageLists << /LastModified (D:{day}) /Private {stream} 0 R >> >>";
    }

    private int WritePage(PageCanvas canvas, int index, int tree, int shared)
    {
        var content = writer.AddText(canvas.Content.Written, TextCode.Operators);
        var annotations = fields.PageEntry(canvas.Fields);
        return writer.Add(
            $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {document.Page.Width:0.##} {document.Page.Height:0.##}] /Contents {content} 0 R /Resources {shared} 0 R /StructParents {index} /Tabs /S{annotations} >>");
    }

    private int WriteResources(Resources resources)
    {
        int[] fonts = [.. resources.Fonts.Select(f => FontWriter.Write(writer, f))];
        int[] images = [.. resources.Images.Select(WriteImage)];
        var id = writer.Reserve();
        var text = writer.Begin(id).Add("<< /Font << "u8);
        for (var i = 0; i < fonts.Length; i++) text.Add($"/{resources.Fonts[i].Name} {fonts[i]} 0 R ");
        text.Add(">> /XObject << "u8);
        for (var i = 0; i < images.Length; i++) text.Add($"/I{i + 1} {images[i]} 0 R ");
        text.Add(">> >>"u8);
        writer.End();
        return id;
    }

    private int WriteImage(PdfImage image)
    {
        var size = $"/Type /XObject /Subtype /Image /Width {image.Width} /Height {image.Height} /BitsPerComponent 8";
        var mask = image.Alpha is { } alpha ? $" /SMask {writer.AddStream(size + " /ColorSpace /DeviceGray", alpha)} 0 R" : "";
        var entries = $"{size} /ColorSpace {image.ColorSpace}{mask}";
        return image.IsJpeg ? writer.AddRaw(entries + " /Filter /DCTDecode", image.Data) : writer.AddStream(entries, image.Data);
    }
}
