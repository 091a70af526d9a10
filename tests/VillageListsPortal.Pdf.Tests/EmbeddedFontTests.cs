using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>ISO 19005-2, 6.2.11: embedded subsets with true widths, and every code can be copied out as text.</summary>
public class EmbeddedFontTests
{
    private static readonly PdfFile Everything = Samples.Read(Samples.Everything());

    private static List<PdfDictionary> Fonts => [.. Dictionaries("Type0")];

    [Fact]
    public void Each_font_is_embedded_under_one_name_with_a_subset_prefix()
    {
        Assert.Equal(3, Fonts.Count);
        foreach (var font in Fonts)
        {
            var name = font.Name("BaseFont");
            Assert.Matches("^[A-Z]{6}\\+[A-Za-z0-9-]+$", name);
            Assert.Equal(name, Descendant(font).Name("BaseFont"));
            Assert.Equal(name, Descendant(font).Dictionary("FontDescriptor").Name("FontName"));
            Assert.False(Descendant(font).Dictionary("FontDescriptor").Has("CIDSet"));
        }

        Assert.Equal(3, Fonts.Select(f => f.Name("BaseFont")[..6]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Declared_widths_are_those_of_the_embedded_font()
    {
        foreach (var font in Fonts)
        {
            var subset = Subset(font);
            foreach (var (code, glyph) in Codes(font))
            {
                Assert.Equal(subset.Advance(glyph) * 1000.0 / subset.UnitsPerEm, PdfFont.Width(font, code), 1.0);
            }
        }
    }

    [Fact]
    public void Every_code_leads_to_a_glyph_of_the_subset_and_never_to_notdef()
    {
        foreach (var font in Fonts)
        {
            Assert.All(Codes(font), c => Assert.InRange(c.Glyph, 1, Subset(font).GlyphCount - 1));
        }
    }

    [Fact]
    public void Every_drawn_code_has_a_text_of_its_own()
    {
        var glyphs = Enumerable.Range(0, Everything.Pages.Count).SelectMany(p => Everything.Content(p).Glyphs).ToList();
        Assert.All(glyphs, g => Assert.True(PdfFont.Text(g.Font).ContainsKey(g.Code)));
        foreach (var font in Fonts)
        {
            var texts = PdfFont.Text(font);
            Assert.Equal(texts.Count, texts.Values.Distinct(StringComparer.Ordinal).Count());
            Assert.DoesNotContain(texts.Values, t => t is "\0" or "\uFEFF" or "\uFFFE");
        }
    }

    [Fact]
    public void Code_points_that_share_a_glyph_are_copied_out_as_themselves()
    {
        // Noto draws the radical ⼀ (U+2F00) and the ideograph 一 (U+4E00) with one glyph.
        Assert.Equal(Samples.Fonts.Find(0x2F00, Face.Regular), Samples.Fonts.Find(0x4E00, Face.Regular));
        var text = string.Concat(Samples.Read(Samples.Document(new Paragraph("⼀一⼀"))).Content(0).Glyphs.Select(g => g.Text));
        Assert.Equal("⼀一⼀", text);
    }

    [Fact]
    public void Outlines_in_the_subset_are_those_of_the_font()
    {
        var file = Samples.Read(Samples.Document(new Paragraph("𬱖㐂𠮷村")));
        foreach (var glyph in file.Content(0).Glyphs)
        {
            var subset = Subset(glyph.Font);
            var found = Samples.Fonts.Find(char.ConvertToUtf32(glyph.Text, 0), Face.Regular)!.Value;
            var number = Codes(glyph.Font).Single(c => c.Code == glyph.Code).Glyph;
            Assert.True(subset.Outline(number).StartsWith(found.Font.Outline(found.Glyph)));
        }
    }

    [Fact]
    public void The_middle_dot_of_a_name_is_centred_in_its_own_glyph_and_the_usual_one_is_kept()
    {
        var glyphs = Samples.Read(Samples.Document(new Paragraph("拉·买 a·b"))).Content(0).Glyphs.Where(g => g.Text == "·").ToList();
        var subset = Subset(glyphs[0].Font);
        var numbers = glyphs.ConvertAll(g => Codes(g.Font).Single(c => c.Code == g.Code).Glyph);
        Assert.Equal([1000, 327], numbers.Select(subset.Advance));
        var box = subset.Outline(numbers[0]);
        Assert.Equal(500.0, ((box[2] << 8 | box[3]) + (box[6] << 8 | box[7])) / 2.0, 2.0);
    }

    [Fact]
    public void A_pair_of_dashes_joins_to_one_line()
    {
        var glyphs = Samples.Read(Samples.Document(new Paragraph("附件——清单"))).Content(0).Glyphs.Where(g => g.Text == "—").ToList();
        var subset = Subset(glyphs[0].Font);
        var box = subset.Outline(Codes(glyphs[0].Font).Single(c => c.Code == glyphs[0].Code).Glyph);
        Assert.Equal((0, 1000), (box[2] << 8 | box[3], box[6] << 8 | box[7]));
        Assert.True(glyphs[0].X + glyphs[0].Width >= glyphs[1].X);
    }

    [Fact]
    public void Rare_characters_come_from_the_rare_face_within_one_line()
    {
        var glyphs = Samples.Read(Samples.Document(new Paragraph("村𠮷村"))).Content(0).Glyphs;
        Assert.Contains("HanaMinB", glyphs[1].Font.Name("BaseFont"), StringComparison.Ordinal);
        Assert.Contains("NotoSerifSC", glyphs[0].Font.Name("BaseFont"), StringComparison.Ordinal);
        Assert.Same(glyphs[0].Font, glyphs[2].Font);
    }

    private static IEnumerable<PdfDictionary> Dictionaries(string subtype) =>
        Everything.Objects.OfType<PdfDictionary>().Where(d => d.Has("Subtype") && d.Name("Subtype") == subtype);

    private static PdfDictionary Descendant(PdfDictionary font) => PdfFont.Descendant(font);

    private static IEnumerable<(int Code, int Glyph)> Codes(PdfDictionary font)
    {
        var map = Descendant(font).Stream("CIDToGIDMap").Content;
        Assert.Equal(0, map[0] | map[1]);
        return Enumerable.Range(1, map.Length / 2 - 1).Select(code => (code, map[2 * code] << 8 | map[2 * code + 1]));
    }

    // A subset needs no cmap and OS/2 in a PDF; the parser for whole fonts does.
    private static EmbeddedFont Subset(PdfDictionary font)
    {
        var stream = Descendant(font).Dictionary("FontDescriptor").Stream("FontFile2");
        Assert.Equal(stream.Content.Length, stream.Dictionary.Number("Length1"));
        return new EmbeddedFont(stream.Content);
    }
}
