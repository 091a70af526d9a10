using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Features.Screening.Documents;

/// <summary>The lines of a PDF put together to paragraphs; pages that are pictures have none.</summary>
internal static partial class PdfText
{
    private const double SameLine = 0.5; // of the type size
    private const double WordGap = 0.25;
    private static readonly ParsingOptions Options = new() { UseLenientParsing = true, SkipMissingFonts = true, MaxStackDepth = 64 };

    public static IReadOnlyList<DocumentParagraph> Read(byte[] bytes)
    {
        using var pdf = PdfDocument.Open(bytes, Options);
        var (rows, length) = (new List<(int Page, List<Letter> Letters)>(), 0);
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            foreach (var row in RowsOf(pdf.GetPage(number)))
            {
                if ((length += row.Count) > DocumentText.Longest) throw new DocumentTooLongException();
                rows.Add((number, row));
            }
        }

        if (rows.Count == 0) return [];
        var (left, right) = (rows.Min(r => r.Letters[0].StartBaseLine.X), rows.Max(r => r.Letters[^1].EndBaseLine.X));
        return DocumentLines.Join(rows.Select(r => new DocumentLine(Text(r.Letters), r.Page, (r.Letters[0].StartBaseLine.X - left) / SizeOf(r.Letters[0]), (right - r.Letters[^1].EndBaseLine.X) / SizeOf(r.Letters[0]))));
    }

    private static IEnumerable<List<Letter>> RowsOf(Page page)
    {
        var letters = page.Letters.Where(l => l.TextOrientation == TextOrientation.Horizontal && !string.IsNullOrWhiteSpace(l.Value) && l.Value[0] != '\uFFFD').ToList();
        return Rows(letters).Select(r => r.OrderBy(l => l.StartBaseLine.X).ToList()).Where(r => !PageNumber().IsMatch(Text(r)));
    }

    private static IEnumerable<List<Letter>> Rows(List<Letter> letters)
    {
        var row = new List<Letter>();
        foreach (var letter in letters.OrderByDescending(l => l.StartBaseLine.Y))
        {
            if (row.Count > 0 && row[0].StartBaseLine.Y - letter.StartBaseLine.Y > SameLine * Math.Max(SizeOf(row[0]), SizeOf(letter)))
            {
                yield return row;
                row = [];
            }

            row.Add(letter);
        }

        if (row.Count > 0) yield return row;
    }

    private static string Text(List<Letter> row)
    {
        var text = new StringBuilder();
        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0 && row[i].StartBaseLine.X - row[i - 1].EndBaseLine.X > WordGap * SizeOf(row[i]) && row[i].Value[0] < '\u0250' && row[i - 1].Value[^1] < '\u0250') text.Append(' ');
            text.Append(row[i].Value);
        }

        return text.ToString();
    }

    private static double SizeOf(Letter letter) => Math.Max(1, letter.PointSize);

    [GeneratedRegex(@"^[\s\-\u2010-\u2015\u00B7]*[0-9]{1,4}[\s\-\u2010-\u2015\u00B7]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PageNumber();
}
