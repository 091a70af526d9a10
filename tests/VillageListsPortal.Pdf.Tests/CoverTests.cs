using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>Papers with a cover, lying pages and posters: what the editions of the lists need.</summary>
public class CoverTests
{
    [Fact]
    public void A_page_break_begins_a_page_and_none_is_empty()
    {
        var file = Samples.Read(Samples.Document(new PageBreak(), new Paragraph("甲"), new PageBreak(), new PageBreak(), new Spacer(50), new Paragraph("乙"), new PageBreak(), new Spacer(50)) with { PageNumbers = false });
        Assert.Equal(["甲", "乙"], file.Contents.Select(c => string.Concat(c.Glyphs.Select(g => g.Text))));
        Assert.Equal(file.Content(0).Glyphs[0].Y, file.Content(1).Glyphs[0].Y, 0.01); // the space at the head is dropped
    }

    [Fact]
    public void A_page_break_parts_what_would_otherwise_stay_together()
    {
        var file = Samples.Read(Samples.Document(new Heading("题"), new PageBreak(), new Paragraph("甲")) with { PageNumbers = false });
        Assert.Equal(["题", "甲"], file.Contents.Select(c => string.Concat(c.Glyphs.Select(g => g.Text))));
    }

    [Fact]
    public void Space_above_the_title_of_a_cover_is_kept()
    {
        double Title(params Block[] body) => Samples.Read(Samples.Document(body)).Content(0).Glyphs[0].Y;
        Assert.Equal(120, Title(new Heading("清单")) - Title(new Spacer(120, AtHead: true), new Heading("清单")), 0.01);
        Assert.Equal(0, Title(new Heading("清单")) - Title(new Spacer(120), new Heading("清单")), 0.01);
    }

    [Fact]
    public void A_cover_has_no_running_head_and_numbers_begin_behind_it()
    {
        var file = Samples.Read(Edition(60));
        Assert.True(file.Pages.Count > 2);
        Assert.DoesNotContain("第3版", Text(file, 0, "Pagination"), StringComparison.Ordinal);
        Assert.DoesNotContain("—", Text(file, 0, "Pagination"), StringComparison.Ordinal);
        for (var page = 1; page < file.Pages.Count; page++)
        {
            Assert.Contains("第3版", Text(file, page, "Pagination"), StringComparison.Ordinal);
            Assert.Contains($"— {page} —", Text(file, page, "Pagination"), StringComparison.Ordinal);
            Assert.Contains("责任部门", Text(file, page, null), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_single_page_behind_a_cover_is_not_numbered() =>
        Assert.DoesNotContain("—", string.Concat(Samples.Read(Edition(2)).Contents.SelectMany(c => c.Glyphs).Select(g => g.Text)), StringComparison.Ordinal);

    [Fact]
    public void A_column_that_heads_rows_is_row_headers()
    {
        var tree = Samples.Read(Edition(3)).Structure;
        Assert.Equal(4 + 3, tree.Of("TH").Count());
        Assert.Equal(3 * 3, tree.Of("TD").Count());
    }

    [Fact]
    public void Pages_are_counted_without_drawing()
    {
        foreach (var document in new[] { Edition(2), Edition(60), Poster(20), Poster(10), Samples.Everything() }) Assert.Equal(Samples.Read(document).Pages.Count, Samples.Engine.CountPages(document));
    }

    [Fact]
    public void A_poster_is_as_large_as_its_paper_and_its_title_as_large_as_told()
    {
        var file = Samples.Read(Poster(12));
        var content = file.Content(0);
        Assert.Equal(46, content.Glyphs[0].Size);
        Assert.Equal(14, content.Glyphs[^1].Size); // the band
        Assert.All(content.Glyphs, g => Assert.InRange(g.X, PageLayout.Points(18) - 0.5, PageLayout.Points(297 - 18) + 0.5));
    }

    internal static PdfDocument Edition(int rows) => Samples.Document(
        new Spacer(120, AtHead: true),
        new Heading("依法协助政府工作事项清单"),
        new Paragraph("第3版，自2025年1月1日起施行") { Align = TextAlign.Center },
        new PageBreak(),
        Rows(rows) with { Caption = null }) with
    { CoverPages = 1, RunningHead = ["依法协助政府工作事项清单　第3版"], Page = new PageLayout(297, 210, 22, 20, 20, 20) { Lines = 18, CharactersPerLine = 45 } };

    internal static PdfDocument Poster(double size) => Samples.Document(
        new Heading("负面事项清单") { Size = 46 },
        Rows(20) with { Caption = null, Size = size }) with
    { Page = new PageLayout(297, 420, 20, 18, 18, 18) { Lines = 38, CharactersPerLine = 46 }, Band = new BottomBand(new QrCode(Samples.Address, Samples.Address, 40), ["扫码看今天施行的清单"]) { Size = 14 } };

    private static Table Rows(int rows)
    {
        var table = Samples.LongTable(rows);
        return table with { Columns = [table.Columns[0], table.Columns[1] with { HeadsRow = true }, .. table.Columns.Skip(2)] };
    }

    private static string Text(PdfFile file, int page, string? mark) =>
        string.Concat(file.Content(page).Glyphs.Where(g => mark is null || g.Mark == "Artifact").Select(g => g.Text));
}
