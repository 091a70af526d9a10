using VillageListsPortal.Pdf.Tests.Reading;
using static VillageListsPortal.Pdf.Tests.Reading.PageBox;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>Where things stand on the page (GB/T 9704-2012, S27).</summary>
public class LayoutTests
{
    private static readonly string SixtyCharacters = string.Concat(Enumerable.Repeat("重庆市渝北区统景镇江口村第三", 4)) + "委员会长";

    [Fact]
    public void Twenty_eight_characters_fill_a_line_at_15_79_points_each()
    {
        var glyphs = Drawn(new Paragraph(new string('村', 60)) { FirstLineIndent = 0 });
        var first = glyphs.Where(g => Same(g.Y, glyphs[0].Y)).ToList();
        Assert.Equal(28, first.Count);
        Assert.Equal(Left, first[0].X, 0.01);
        Assert.All(first.Zip(first.Skip(1)), pair => Assert.Equal(15.79, pair.Second.X - pair.First.X, 0.02));
    }

    [Fact]
    public void Twenty_two_lines_fill_a_page_at_28_99_points_each()
    {
        var file = Samples.Read(Samples.Document(new Paragraph(new string('村', 28 * 30)) { FirstLineIndent = 0 }));
        var lines = Lines(file.Content(0).Glyphs.Where(g => g.Text == "村"));
        Assert.Equal(22, lines.Count);
        Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.Equal(28.99, pair.First - pair.Second, 0.01));
        Assert.Equal(2, file.Pages.Count);
    }

    [Fact]
    public void Title_is_22_points_and_centred()
    {
        var glyphs = Drawn(new Heading("农民身份证明"));
        Assert.All(glyphs, g => Assert.Equal(22, g.Size));
        Assert.Equal((Left + Right) / 2, (glyphs[0].X + glyphs[^1].X + glyphs[^1].Width) / 2, 0.1);
    }

    [Fact]
    public void First_line_is_indented_by_two_characters()
    {
        var glyphs = Drawn(new Paragraph(new string('村', 60)));
        Assert.Equal(Left + 2 * 15.79, glyphs[0].X, 0.02);
        Assert.Equal(Left, glyphs.First(g => !Same(g.Y, glyphs[0].Y)).X, 0.02);
    }

    [Fact]
    public void Justified_lines_end_at_the_right_edge_and_the_last_one_does_not()
    {
        var lines = Samples.Read(Samples.Certificate()).Content(0).Glyphs
            .Where(g => g.Size == 16 && g.X < 100).Select(g => g.Y).Distinct().ToList();
        Assert.NotEmpty(lines);
        var glyphs = Drawn(new Paragraph("持有人于2026年11月23日前往渝北区市场监督管理局办理农民专业合作社成员登记手续，请予以协助为盼。"));
        var firstLine = glyphs.Where(g => Same(g.Y, glyphs[0].Y)).ToList();
        Assert.Equal(Right, firstLine[^1].X + firstLine[^1].Width, 0.3);
        Assert.True(glyphs[^1].X < Right - 30);
    }

    [Theory]
    [InlineData("陈春梅")]
    [InlineData("阿卜杜拉·买买提")]
    [InlineData("𬱖㐂𠮷")]
    public void Nothing_leaves_the_text_area_with_name(string name) => AssertInside(Samples.Certificate(name, SixtyCharacters));

    [Fact]
    public void Nothing_leaves_the_text_area_in_a_long_document() => AssertInside(Samples.Everything() with { Watermark = null, RunningHead = null, PageNumbers = false });

    [Fact]
    public void A_web_address_longer_than_a_line_is_cut_and_stays_inside() =>
        AssertInside(Samples.Document(new Paragraph("见https://lists.example.org/" + new string('a', 300))));

    [Fact]
    public void A_table_cell_longer_than_a_page_goes_on_overleaf()
    {
        var document = Samples.Document(new KeyValues([new("说明", new string('村', 3000)), new("完", "完")])) with { PageNumbers = false };
        AssertInside(document);
        Assert.Equal(3000, Glyphs(Samples.Read(document)).Count(g => g.Text == "村"));
    }

    [Fact]
    public void A_row_is_not_cut_where_the_headings_above_it_are_too_long_for_a_page()
    {
        // Its shorter cell stands in the middle, by half a line below the lines of the other: cut there, it would leave the text area.
        var document = Samples.Document(new Heading(new string('题', 300)), new KeyValues([new("说明事项", new string('村', 200))])) with { PageNumbers = false };
        AssertInside(document);
        Assert.All(Samples.Read(document).Contents, page => Assert.Contains(page.Glyphs.Count(g => g.Mark == "TD"), new[] { 0, 200 }));
    }

    [Fact]
    public void Issuer_and_date_are_centred_over_one_another_at_the_right()
    {
        var glyphs = Drawn(new SignatureBlock("江口村村民委员会", "2026年1月3日"));
        var lines = glyphs.GroupBy(g => g.Y).Select(l => (Start: l.First().X, End: l.Last().X + l.Last().Width)).ToList();
        Assert.Equal((lines[0].Start + lines[0].End) / 2, (lines[1].Start + lines[1].End) / 2, 0.5);
        Assert.True(lines[1].End <= Right - 4 * 15.7);
    }

    [Fact]
    public void A_long_issuer_is_set_in_lines_of_like_length()
    {
        var lines = Drawn(new SignatureBlock(SixtyCharacters, "2026年1月3日")).Where(g => g.Text is not "2").GroupBy(g => g.Y).Select(l => l.Count()).ToList();
        Assert.Equal(60, SixtyCharacters.Length);
        Assert.Equal([20, 20, 20], lines.Take(3));
    }

    [Theory] // a random document found it: the date fell off the page
    [InlineData(18)]
    [InlineData(22)]
    [InlineData(60)]
    public void An_issuer_longer_than_a_page_goes_on_with_its_date(int lines)
    {
        var document = Samples.Document(new SignatureBlock(string.Join('\n', Enumerable.Repeat("村", lines)), "2026年1月3日")) with { PageNumbers = false };
        AssertInside(document);
        var last = Samples.Read(document).Contents[^1].Glyphs;
        Assert.Equal("日", last[^1].Text);
        Assert.Contains(last, g => g.Text == "村");
    }

    [Fact]
    public void There_is_room_for_a_stamp_of_45_mm_that_touches_no_text_above()
    {
        var glyphs = Drawn(new Paragraph("特此证明。"), new SignatureBlock("江口村村民委员会", "2026年1月3日"));
        var textFoot = glyphs.First(g => g.Text == "特").Y - 2;
        var dateFoot = glyphs[^1].Y - 2;
        Assert.True(textFoot - dateFoot >= 45 * Mm);
    }

    [Fact]
    public void A_signature_never_stands_alone_on_a_page()
    {
        for (var lines = 10; lines <= 24; lines++)
        {
            var text = string.Join('\n', Enumerable.Repeat("村", lines));
            var file = Samples.Read(Samples.Document(new Paragraph(text), new SignatureBlock("委员会", "2026年1月3日")));
            Assert.True(file.Content(file.Pages.Count - 1).Glyphs.Count(g => g.Text == "村") >= 2, $"{lines} lines");
        }
    }

    [Fact]
    public void The_band_lies_at_the_foot_of_the_last_page_and_never_meets_the_signature()
    {
        for (var lines = 1; lines <= 26; lines++)
        {
            var text = string.Join('\n', Enumerable.Repeat("村", lines));
            var document = Samples.Document(new Paragraph(text), new SignatureBlock("委员会", "2026年1月3日")) with { Band = Samples.Band() };
            var last = Samples.Read(document).Content(Samples.Read(document).Pages.Count - 1);
            var band = last.Glyphs.Where(g => g.Size == 10).ToList();
            Assert.NotEmpty(band);
            Assert.NotEmpty(last.Rectangles);
            var highest = Bottom + 28 * Mm;
            Assert.All(last.Glyphs.Where(g => g.Size == 16), g => Assert.True(g.Y - 2 > highest, $"{lines} lines"));
        }
    }

    [Fact]
    public void The_place_of_the_signature_field_stays_free()
    {
        var place = BottomBand.SignaturePlaceOn(PageLayout.GbT9704);
        var document = Samples.Certificate() with { Band = new BottomBand(new QrCode("x", "x"), [new string('长', 100), new string('长', 60)]) };
        var glyphs = Samples.Read(document).Content(0).Glyphs;
        Assert.DoesNotContain(glyphs, g => g.X + g.Width > place.X && g.X < place.X + place.Width && g.Y > place.Y - 2 && g.Y < place.Y + place.Height);
        Assert.Equal(Right, place.X + place.Width, 0.01);
    }

    [Fact]
    public void Page_numbers_appear_only_where_there_is_more_than_one_page()
    {
        Assert.DoesNotContain(Samples.Read(Samples.Certificate()).Content(0).Glyphs, g => g.Text == "—");
        var file = Samples.Read(Samples.Document(new Paragraph(new string('村', 1000))));
        for (var page = 0; page < 2; page++)
        {
            var number = string.Concat(file.Content(page).Glyphs.Where(g => g.Y < Bottom).Select(g => g.Text));
            Assert.Equal($"— {page + 1} —", number);
        }
    }

    [Fact]
    public void A_middle_dot_in_a_name_stands_in_the_middle_of_a_square()
    {
        var glyphs = Drawn(new Paragraph("拉·买") { Align = TextAlign.Left });
        Assert.Equal(2 * 15.79, glyphs[2].X - glyphs[0].X, 0.05);
        Assert.Equal(16, glyphs[1].Width);
    }

    [Theory]
    [InlineData("the clerk’s “new” list", "’“”")]
    [InlineData("称为“甲”的", "")]
    [InlineData("称为“ABC”的", "")]
    [InlineData("甲 the clerk’s “new” list", "’“”")]
    [InlineData("甲称“it’s”的", "’")]
    public void English_quotes_are_narrow_and_chinese_ones_are_not(string text, string narrow)
    {
        var shaped = new Text.TextShaper(Samples.Fonts).Shape(text, new Text.TextStyle(Face.Regular, 10));
        Assert.Equal(narrow, string.Concat(shaped.Where(a => a.CodePoint is >= 0x2018 and <= 0x201D && a.Advance < 9).Select(a => (char)a.CodePoint)));
    }

    [Fact]
    public void A_blank_to_fill_in_has_no_gaps()
    {
        var glyphs = Drawn(new Paragraph("本人＿＿＿＿＿＿（签字）于2026年申请事项如下所列各条均属实特此承诺如有虚假愿担责任")).Where(g => g.Text == "＿").ToList();
        Assert.Equal(6, glyphs.Count);
        Assert.All(glyphs.Zip(glyphs.Skip(1)), pair => Assert.True(pair.Second.X <= pair.First.X + pair.First.Width));
    }

    private static void AssertInside(PdfDocument document)
    {
        Assert.All(Glyphs(Samples.Read(document)), glyph => Assert.True(Holds(glyph), glyph.ToString()));
    }

    private static List<DrawnGlyph> Drawn(params Block[] blocks) => Samples.Read(Samples.Document(blocks)).Content(0).Glyphs;

    private static List<double> Lines(IEnumerable<DrawnGlyph> glyphs) => [.. glyphs.Select(g => g.Y).Distinct()];

    private static bool Same(double a, double b) => Math.Abs(a - b) < 0.01;
}
