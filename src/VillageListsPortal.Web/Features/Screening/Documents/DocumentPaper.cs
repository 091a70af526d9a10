using System.Globalization;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Features.Screening.Documents;

/// <summary>Marker of the texts of the report on paper: Chinese only, as papers are.</summary>
public sealed class DocumentPaperTexts;

/// <summary>The report on paper, A4 lying.</summary>
public sealed class DocumentPaper(IStringLocalizer<DocumentPaperTexts> words, PortalSettings settings, PdfEngine pdf)
{
    private const double Size = 10.5; // 五号
    private static readonly PageLayout Lying = new(297, 210, 24, 20, 18, 18) { Lines = 16, CharactersPerLine = 46 };

    /// <exception cref="MissingGlyphException">The fonts lack characters.</exception>
    public byte[] Render(DocumentReport report) => pdf.Render(new PdfDocument
    {
        Title = words["title"],
        Author = report.Unit,
        Created = report.At,
        Page = Lying,
        RunningHead = [words["head", report.FileName, Days.Chinese(Days.On(report.At))]],
        CoverPages = 1, // head from the second page on
        Body = [new Heading(words["title"]) { Size = 22 }, .. Facts(report).Select(f => new Paragraph(f) { Size = 12, FirstLineIndent = 0 }), .. Findings(report), .. Ends().Select(f => new Paragraph(f) { Size = Size, FirstLineIndent = 0, SpaceBefore = 6 })],
    });

    private IEnumerable<string> Facts(DocumentReport r)
    {
        yield return words["facts", r.FileName, r.Unit, Days.Chinese(Days.On(r.At))];
        yield return r.Pages > 0 ? words["read.pages", r.Pages, r.Paragraphs, r.Characters] : words["read", r.Paragraphs, r.Characters];
        yield return r.Rows.Count == 0 ? words["clear"] : words["found", r.Crossed, r.Rows.Count - r.Crossed];
    }

    private IEnumerable<Block> Findings(DocumentReport r)
    {
        if (r.Rows.Count == 0) yield break;
        yield return new Table(
            [
                new TableColumn(words["column.number"], 1.2, TextAlign.Center), new TableColumn(words["column.place"], 2), new TableColumn(words["column.clause"], 6), new TableColumn(words["column.problem"], 3.6),
                new TableColumn(words["column.basis"], 5), new TableColumn(words["column.body"], 3), new TableColumn(words["column.way-out"], 5),
            ],
            [.. r.Rows.Select((row, i) => (IReadOnlyList<string>)
            [
                (i + 1).ToString(CultureInfo.InvariantCulture),
                row.Page is { } page ? words["place.page", page, row.Paragraph] : words["place", row.Paragraph],
                row.Clause,
                row.Code.Length > 0 ? words["crossed", row.Code, row.Title] : words["shifted"],
                row.Basis,
                row.Body,
                row.Code.Length == 0 ? words["way-out.shifted"] : row.Body.Length > 0 ? words["way-out.body", row.Body] : words["way-out"],
            ])])
        { Size = Size };
        if (r.More > 0) yield return new Paragraph(words["more", r.More]) { Size = Size, FirstLineIndent = 0 };
    }

    private IEnumerable<string> Ends()
    {
        yield return words["ends"];
        if (settings.Demonstration) yield return words["demonstration"];
    }
}
