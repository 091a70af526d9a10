using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Admissions.Papers;

/// <summary>A paper as a Word file, to be worked on before the meeting: page and type of GB/T 9704-2012, which Word sets with the faces of the reader's machine.</summary>
public static class DocxPaper
{
    private const string BodyFace = "FangSong";
    private const string TitleFace = "FZXiaoBiaoSong-B05S";
    private const string SectionFace = "SimHei";
    private const int BodySize = 32; // half points: 三号
    private const int TitleSize = 44; // 二号
    private const int TableSize = 24; // 小四
    private const int TwipsPerMm = 57; // 1 mm is 56.69 twips
    private const string LinePitch = "580"; // 28.99 pt in twentieths: 22 lines a page

    public static byte[] Render(MeetingPaper paper)
    {
        using var bytes = new MemoryStream();
        using (var word = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = paper.Title;
            word.PackageProperties.Creator = paper.Issuer;
            word.PackageProperties.Language = "zh-CN";
            var main = word.AddMainDocumentPart();
            var body = new DocumentFormat.OpenXml.Wordprocessing.Body(Line(paper.Title, TitleFace, TitleSize, JustificationValues.Center, indent: false), Line("", BodyFace, BodySize, JustificationValues.Left, indent: false));
            foreach (var part in paper.Parts) body.Append(ElementsOf(part));
            body.Append(Line(paper.Issuer, BodyFace, BodySize, JustificationValues.Right, indent: false), Line(Days.Chinese(paper.Day), BodyFace, BodySize, JustificationValues.Right, indent: false), Page());
            main.Document = new Document(body);
        }

        return bytes.ToArray();
    }

    private static IEnumerable<OpenXmlElement> ElementsOf(MeetingPart part) => part switch
    {
        MeetingAddressee to => [Line(to.Text, BodyFace, BodySize, JustificationValues.Left, indent: false)],
        MeetingHeading h => [Line(h.Text, SectionFace, BodySize, JustificationValues.Left, indent: true)],
        MeetingText t => t.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Line(line, BodyFace, BodySize, JustificationValues.Both, indent: true)),
        MeetingTable t => [TableOf(t)],
        _ => [],
    };

    private static Paragraph Line(string text, string face, int size, JustificationValues align, bool indent) => new(
        new ParagraphProperties(
            new SpacingBetweenLines { Line = LinePitch, LineRule = LineSpacingRuleValues.Exact },
            new Indentation { FirstLineChars = indent ? 200 : 0 },
            new Justification { Val = align }),
        RunOf(text, face, size));

    private static Run RunOf(string text, string face, int size) => new(
        new RunProperties(new RunFonts { EastAsia = face, Ascii = face, HighAnsi = face }, new FontSize { Val = size.ToString(CultureInfo.InvariantCulture) }),
        new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Table TableOf(MeetingTable t)
    {
        var border = BorderValues.Single;
        var table = new Table(new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
            new TableBorders(
                new TopBorder { Val = border, Size = 4 }, new LeftBorder { Val = border, Size = 4 }, new BottomBorder { Val = border, Size = 4 },
                new RightBorder { Val = border, Size = 4 }, new InsideHorizontalBorder { Val = border, Size = 4 }, new InsideVerticalBorder { Val = border, Size = 4 })));
        table.Append(RowOf([.. t.Columns.Select(c => c.Name)], head: true));
        foreach (var row in t.Rows) table.Append(RowOf(row, head: false));
        return table;
    }

    private static TableRow RowOf(IReadOnlyList<string> cells, bool head)
    {
        var row = new TableRow();
        if (head) row.Append(new TableRowProperties(new TableHeader())); // repeated on every page
        foreach (var cell in cells) row.Append(new TableCell(new Paragraph(RunOf(cell, head ? SectionFace : BodyFace, TableSize))));
        return row;
    }

    private static SectionProperties Page() => new(
        new PageSize { Width = 210 * TwipsPerMm, Height = 297 * TwipsPerMm },
        new PageMargin { Top = 37 * TwipsPerMm, Bottom = 35 * TwipsPerMm, Left = 28 * TwipsPerMm, Right = 26 * TwipsPerMm, Header = 850, Footer = 1500, Gutter = 0 });
}
