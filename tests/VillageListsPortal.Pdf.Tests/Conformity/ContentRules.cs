using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>ISO 14289-1, 7.3 and 7.8: figures and artifacts.</summary>
internal static class ContentRules
{
    public static ConformityRule[] All { get; } =
    [
        new(34, "U 7.3", "Figures have a text and a box on the page", Figures),
        new(35, "U 7.8", "Artifacts that show text say what they are", Artifacts),
    ];

    private static IEnumerable<string> Figures(PdfFile file)
    {
        foreach (var figure in file.Structure.Of("Figure").Select(n => n.Element))
        {
            if (!figure.Has("Alt") || string.IsNullOrWhiteSpace(PdfFile.Decode(figure.String("Alt")))) yield return "a figure has no text";
            var box = figure.Value("A") is PdfDictionary a && a.Has("BBox") && a.Name("O") == "Layout" ? a.Array("BBox").Cast<double>().ToArray() : [];
            var page = figure.Dictionary("Pg").Array("MediaBox").Cast<double>().ToArray();
            if (box.Length != 4 || box[0] < page[0] || box[1] < page[1] || box[2] > page[2] || box[3] > page[3] || box[0] >= box[2] || box[1] >= box[3]) yield return "a figure has no box on the page";
        }
    }

    /// <summary>What lies in the margins is a header or footer, what is turned a watermark; within the text area only the head of a table is repeated.</summary>
    private static IEnumerable<string> Artifacts(PdfFile file)
    {
        foreach (var (content, page) in file.Contents.Zip(file.Pages))
        {
            foreach (var piece in content.Glyphs.Where(g => g.Mark == "Artifact").GroupBy(g => g.Piece))
            {
                var properties = content.Marks[piece.Key].Properties;
                var text = string.Concat(piece.Select(g => g.Text));
                if (properties is null || properties.Name("Type") != "Pagination") yield return $"the artifact '{text}' has no type";
                else if (properties.Has("Subtype") && properties.Name("Subtype") is not ("Header" or "Footer" or "Watermark")) yield return $"the artifact '{text}' is a {properties.Name("Subtype")}";
                else if (!properties.Has("Subtype") && piece.Any(g => !PageBox.IsInTextArea(g, page))) yield return $"the artifact '{text}' in a margin has no subtype";
            }
        }
    }
}
