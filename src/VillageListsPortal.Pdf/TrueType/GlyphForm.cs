using System.Buffers.Binary;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>Shape in which a glyph goes into a subset. Drawing the usual shape closer or wider looks the same, but readers copy such gaps and overlaps out as spaces and line ends.</summary>
internal enum GlyphForm
{
    /// <summary>As the font has it.</summary>
    Usual,

    /// <summary>One em wide: a dot is moved to the middle, a dash is stretched to both edges so that a pair of them joins.</summary>
    Square,

    /// <summary>A mark without its empty right half.</summary>
    LeftHalf,

    /// <summary>A mark without its empty left half.</summary>
    RightHalf,
}

/// <summary>Makes glyphs in other forms, as composites of one part.</summary>
internal static class FormedGlyph
{
    private const int WordsAndOffsets = 0x0003;
    private const int TwoScales = 0x0040;
    private const double ScaleOne = 0x4000; // 2.14 fixed point

    /// <summary>The composite; its part still has its number in the whole font.</summary>
    public static byte[] Outline(TrueTypeFont font, int glyph, GlyphForm form)
    {
        var box = font.GlyphBox(glyph);
        var (scale, by) = Place(font, glyph, form);
        int[] values =
        [
            -1, (int)Math.Round(box.Left * scale) + by, box.Bottom, (int)Math.Round(box.Right * scale) + by, box.Top,
            WordsAndOffsets | TwoScales, glyph, by, 0, (int)(scale * ScaleOne), (int)ScaleOne,
        ];
        var outline = new byte[2 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(outline.AsSpan(2 * i), unchecked((short)values[i]));
        }

        return outline;
    }

    /// <summary>Advance width in font units.</summary>
    public static int Advance(TrueTypeFont font, int glyph, GlyphForm form) => form switch
    {
        GlyphForm.Usual => font.Advance(glyph),
        GlyphForm.Square => font.UnitsPerEm,
        _ => font.Advance(glyph) - font.UnitsPerEm / 2,
    };

    /// <summary>Advance width in thousandths of an em.</summary>
    public static int Width(TrueTypeFont font, int glyph, GlyphForm form) =>
        (int)Math.Round(Advance(font, glyph, form) * 1000.0 / font.UnitsPerEm);

    /// <summary>Left side bearing in font units.</summary>
    public static int LeftBearing(TrueTypeFont font, int glyph, GlyphForm form)
    {
        var (scale, by) = Place(font, glyph, form);
        return (int)Math.Round(font.LeftBearing(glyph) * scale) + by;
    }

    private static (double Scale, int By) Place(TrueTypeFont font, int glyph, GlyphForm form)
    {
        if (form != GlyphForm.Square)
        {
            return (1, form == GlyphForm.RightHalf ? -font.UnitsPerEm / 2 : 0);
        }

        var box = font.GlyphBox(glyph);
        var width = box.Right - box.Left;
        if (width <= font.UnitsPerEm / 2)
        {
            return (1, (font.UnitsPerEm - font.Advance(glyph)) / 2);
        }

        var scale = (double)font.UnitsPerEm / width;
        return (scale, -(int)Math.Round(box.Left * scale));
    }
}
