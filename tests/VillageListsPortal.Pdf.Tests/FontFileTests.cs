using System.Text;
using VillageListsPortal.Pdf.Tests.Reading;
using VillageListsPortal.Pdf.TrueType;
using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>Fonts that a district names: used when they can be, refused with a clear reason when not.</summary>
public class FontFileTests
{
    [Fact]
    public void A_collection_is_refused() => AssertRefused(Start("ttcf"), "collection");

    [Fact]
    public void Cff_outlines_are_refused() => AssertRefused(Start("OTTO"), "CFF");

    [Fact]
    public void Something_else_is_refused() => AssertRefused(Start("%PDF"), "not a TrueType font");

    [Fact]
    public void An_empty_file_is_refused() => AssertRefused([], "not a TrueType font");

    [Theory]
    [InlineData(0x0002)]
    [InlineData(0x0100)]
    [InlineData(0x0200)]
    [InlineData(0x0108)]
    public void A_licence_that_forbids_embedding_a_subset_is_refused(int type) => AssertRefused(TinyFont.Make(type), "forbid");

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x0004)]
    [InlineData(0x0008)]
    public void A_licence_that_allows_embedding_is_accepted(int type) =>
        Assert.Equal(4, TrueTypeFont.Parse(TinyFont.Make(type), "tiny.ttf").GlyphCount);

    [Fact]
    public void A_cut_off_file_is_refused() => AssertRefused(TinyFont.Make(damaged: true), "font");

    [Fact]
    public void A_font_without_a_character_map_is_refused() => AssertRefused(TinyFont.Make(withMap: false), "character map");

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("no-such.ttf", Assert.Throws<FontException>(() => FontSet.Load("no-such.ttf", "no-such.ttf", null, null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Damage_anywhere_ends_in_a_font_exception_or_a_font()
    {
        var good = TinyFont.Make();
        for (var i = 0; i < good.Length; i++)
        {
            var bad = good.ToArray();
            bad[i] = (byte)~bad[i];
            if (Record.Exception(() => TrueTypeFont.Parse(bad, "bad.ttf")) is { } exception)
            {
                Assert.IsType<FontException>(exception);
            }
        }
    }

    [Fact]
    public void A_map_of_format_4_is_understood()
    {
        var font = TrueTypeFont.Parse(TinyFont.Make(), "tiny.ttf");
        Assert.Equal([1, 2, 3, 0, 0], new[] { 'A', 'B', '\uE000', 'C', '\uFFFF' }.Select(c => font.Glyph(c)));
    }

    [Fact]
    public void A_composite_glyph_brings_its_parts_along()
    {
        var subset = new FontSubset(TrueTypeFont.Parse(TinyFont.Make(), "tiny.ttf"));
        Assert.Equal(1, subset.Number(2));
        using var file = new ByteBuffer();
        subset.Compress(file);
        var read = new EmbeddedFont(Inflated.Of(file.Written.ToArray()));
        Assert.Equal(3, read.GlyphCount);
        Assert.Equal(2, read.Outline(1)[13]); // the part now has number 2
        Assert.Equal(550, read.Outline(2)[6] << 8 | read.Outline(2)[7]);
    }

    [Fact]
    public void A_district_font_is_used_and_falls_back_where_it_lacks_characters()
    {
        var path = TinyFont.Save(TinyFont.Make());
        var fonts = FontSet.Load(path, path, null, null);
        Assert.Equal("tiny.ttf", fonts.Find('A', Face.Regular)!.Value.Font.FileName);
        Assert.Equal("HanaMinB.ttf", fonts.Find(0x20BB7, Face.Title)!.Value.Font.FileName);
        Assert.Null(fonts.Find('€' + 0x100000, Face.Regular));
    }

    [Fact]
    public void A_private_use_character_carries_its_number_as_text()
    {
        var path = TinyFont.Save(TinyFont.Make());
        var engine = new PdfEngine(FontSet.Load(path, path, null, null));
        var document = Samples.Document(new Paragraph("A\uE000B")) with { PageNumbers = false };
        var glyphs = new PdfFile(engine.Render(document)).Content(0).Glyphs;
        Assert.Equal([null, "U+E000", null], glyphs.Select(g => g.ActualText));
        Assert.Equal([600.0, 800.0, 700.0], glyphs.Select(g => g.Width / g.Size * 1000));
    }

    private static byte[] Start(string tag) => [.. Encoding.ASCII.GetBytes(tag), .. new byte[40]];

    private static void AssertRefused(byte[] font, string reason)
    {
        var message = Assert.Throws<FontException>(() => TrueTypeFont.Parse(font, "district.ttf")).Message;
        Assert.Contains("district.ttf", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.OrdinalIgnoreCase);
    }
}
