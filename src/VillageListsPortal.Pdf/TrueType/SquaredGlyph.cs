using System.Buffers.Binary;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>A glyph one em wide made of a narrower one, as a composite of one part: a dot is moved to the middle, a dash is stretched to both edges so that a pair of them joins.</summary>
internal static class SquaredGlyph
{
    private const int WordsAndOffsets = 0x0003;
    private const int TwoScales = 0x0040;
    private const double ScaleOne = 0x4000; // 2.14 fixed point

    /// <summary>The composite; its part still has its number in the whole font.</summary>
    public static byte[] Outline(TrueTypeFont font, int glyph)
    {
        var (box, scale, by) = Place(font, glyph);
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

    public static int LeftBearing(TrueTypeFont font, int glyph)
    {
        var (box, scale, by) = Place(font, glyph);
        return (int)Math.Round(box.Left * scale) + by;
    }

    private static (GlyphBox Box, double Scale, int By) Place(TrueTypeFont font, int glyph)
    {
        var box = font.GlyphBox(glyph);
        var width = box.Right - box.Left;
        if (width <= font.UnitsPerEm / 2)
        {
            return (box, 1, (font.UnitsPerEm - font.Advance(glyph)) / 2);
        }

        var scale = (double)font.UnitsPerEm / width;
        return (box, scale, -(int)Math.Round(box.Left * scale));
    }
}
