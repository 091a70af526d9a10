using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Features.Screening.Documents;

/// <summary>The paragraphs of a Word file, those in tables, text boxes and notes too; what was deleted with changes tracked is left out.</summary>
internal static class DocxText
{
    private const long LargestPart = 20_000_000; // characters of XML; a bomb ends there
    private const int LongestParagraph = 3000;

    public static IReadOnlyList<DocumentParagraph> Read(byte[] bytes)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false, new OpenSettings { MaxCharactersInPart = LargestPart });
        var main = word.MainDocumentPart ?? throw new InvalidDataException("There is no document in it.");
        var headings = HeadingStyles(main);
        var (paragraphs, length) = (new List<DocumentParagraph>(), 0);
        foreach (var root in new OpenXmlElement?[] { main.Document.Body, main.FootnotesPart?.Footnotes, main.EndnotesPart?.Endnotes })
        {
            foreach (var paragraph in root?.Descendants<Paragraph>() ?? [])
            {
                if (paragraph.Ancestors<AlternateContentFallback>().Any()) continue; // the same again for old programs
                var heads = IsHeading(paragraph, headings);
                foreach (var text in Cut(TextOf(paragraph)))
                {
                    if ((length += text.Length) > DocumentText.Longest) throw new DocumentTooLongException();
                    paragraphs.Add(new DocumentParagraph(paragraphs.Count + 1, text, heads, []));
                }
            }
        }

        return paragraphs;
    }

    private static string TextOf(Paragraph paragraph) => string.Concat(paragraph.Descendants<Run>()
        .Where(r => r.Ancestors<Paragraph>().First() == paragraph)
        .SelectMany(r => r.ChildElements).Select(e => e switch
        {
            Text t => t.Text,
            TabChar => " ",
            Break or CarriageReturn => "\n",
            _ => "",
        })).Trim();

    private static IEnumerable<string> Cut(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(LongestParagraph, text.Length - at);
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1])) length--;
            yield return text.Substring(at, length);
            at += length;
        }
    }

    private static bool IsHeading(Paragraph paragraph, HashSet<string> headings) =>
        paragraph.ParagraphProperties is { } p && (p.OutlineLevel is not null || (p.ParagraphStyleId?.Val?.Value is { } style && headings.Contains(style)));

    /// <summary>Styles with an outline level; their names differ by the language of the program.</summary>
    private static HashSet<string> HeadingStyles(MainDocumentPart main) =>
        (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? []).Where(s => s.StyleParagraphProperties?.OutlineLevel is not null)
            .Select(s => s.StyleId?.Value).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
