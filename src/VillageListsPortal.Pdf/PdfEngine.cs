using VillageListsPortal.Pdf.Layout;
using VillageListsPortal.Pdf.Structure;
using VillageListsPortal.Pdf.Text;
using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf;

/// <summary>Turns documents into tagged PDF 1.7 that meets PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). Safe for use by many threads at once; equal input gives equal bytes (S27).</summary>
/// <param name="fonts">The faces; load them once and share them.</param>
public sealed class PdfEngine(FontSet fonts)
{
    private readonly TextShaper shaper = new(fonts);

    /// <summary>Renders a document.</summary>
    /// <param name="doc">What to print.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="MissingGlyphException">The fonts lack characters; nothing was written.</exception>
    /// <exception cref="ArgumentException">The title is blank, headings skip a level, a figure has no text, a picture or table cannot be used.</exception>
    public byte[] Render(PdfDocument doc)
    {
        if (FindMissing(doc) is { Count: > 0 } missing)
        {
            throw new MissingGlyphException(missing);
        }

        if (string.IsNullOrWhiteSpace(doc.Title))
        {
            throw new ArgumentException("A document needs a title (PDF/UA 7.1).", nameof(doc));
        }

        var setting = new Setting(doc.Page, shaper);
        var root = new StructureElement("Document");
        var pages = Place(doc, setting, root);
        var resources = new Resources();
        var canvases = new PagePainter(doc, setting, resources).Paint(pages);
        using var writer = new ObjectWriter();
        var file = new DocumentWriter(doc, writer).Write(canvases, resources, root);
        canvases.ForEach(c => c.Dispose());
        return file;
    }

    /// <summary>How many pages a document takes, without drawing it: to choose the largest type that stays on one page.</summary>
    /// <param name="doc">The document; <see cref="FindMissing(PdfDocument)"/> has found nothing in it.</param>
    /// <returns>At least 1.</returns>
    /// <exception cref="ArgumentException">Headings skip a level, a figure has no text, a picture or table cannot be used.</exception>
    public int CountPages(PdfDocument doc) => Place(doc, new Setting(doc.Page, shaper), new StructureElement("Document")).Count;

    /// <summary>Characters of a document that the fonts lack, so that a form can say so before anything is issued (domain 4.10).</summary>
    /// <param name="doc">The document.</param>
    /// <returns>Each character once, in order of appearance; empty when all can be drawn.</returns>
    public IReadOnlyList<MissingCharacter> FindMissing(PdfDocument doc) => Missing(DrawnText.Of(doc));

    /// <summary>Characters of a text that the fonts lack, among them control characters and lone surrogates.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Each character once, in order of appearance; empty when all can be drawn.</returns>
    public IReadOnlyList<MissingCharacter> FindMissing(string text) => Missing([text]);

    private static IReadOnlyList<IReadOnlyList<PlacedStrip>> Place(PdfDocument doc, Setting setting, StructureElement root) =>
        new Paginator(doc.Page.TextHeight).Place(new BlockComposer(setting, root).Compose(doc));

    private List<MissingCharacter> Missing(IEnumerable<string> texts) =>
        [.. texts.SelectMany(shaper.Missing).Distinct().Select(c => new MissingCharacter(c, CodePoints.Text(c)))];
}
