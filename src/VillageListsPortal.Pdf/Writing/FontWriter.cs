using System.Security.Cryptography;
using System.Text;
using VillageListsPortal.Pdf.Layout;
using VillageListsPortal.Pdf.TrueType;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>Writes a used font: Type0 over CIDFontType2, its subset, the map from codes to glyphs and the map back to text (ISO 19005-2, 6.2.11).</summary>
internal static class FontWriter
{
    /// <summary>Operators of a ToUnicode map may list at most 100 entries at a time.</summary>
    private const int EntriesPerBlock = 100;

    /// <summary>Width of an ideograph in thousandths of an em; only what differs is listed.</summary>
    private const int UsualWidth = 1000;

    public static int Write(ObjectWriter writer, UsedFont used)
    {
        var name = Name(used);
        var file = WriteSubset(writer, used, out var map);
        var descriptor = WriteDescriptor(writer, used.Font, name, file);
        using var unicode = ToUnicode(used);
        var texts = writer.AddText(unicode.Written, TextCode.Characters);
        var descendant = writer.Reserve();
        var text = writer.Begin(descendant).Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ")
            .Add($"/FontDescriptor {descriptor} 0 R /DW {UsualWidth} /W [");
        AddWidths(text, used);
        text.Add($"] /CIDToGIDMap {map} 0 R >>");
        writer.End();
        return writer.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {texts} 0 R >>");
    }

    /// <summary>Writes the font file, and the map from codes to its glyphs.</summary>
    private static int WriteSubset(ObjectWriter writer, UsedFont used, out int map)
    {
        var subset = new FontSubset(used.Font, used.Used.Count);
        using var glyphs = new ByteBuffer();
        glyphs.Add([0, 0]); // code 0 stays glyph 0
        foreach (var glyph in used.Used)
        {
            var number = subset.Number(glyph.Glyph, glyph.Form);
            glyphs.Add([(byte)(number >> 8), (byte)number]);
        }

        map = writer.AddRaw("", glyphs.Written);
        using var compressed = new ByteBuffer(64 * 1024);
        var length = subset.Compress(compressed);
        return writer.AddCompressed($"/Length1 {length}", compressed.Written);
    }

    private static int WriteDescriptor(ObjectWriter writer, TrueTypeFont font, string name, int file)
    {
        int Scaled(int units) => (int)Math.Round(units * 1000.0 / font.UnitsPerEm);
        var box = font.Box;
        return writer.Add($"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{Scaled(box.Left)} {Scaled(box.Bottom)} {Scaled(box.Right)} {Scaled(box.Top)}] "
            + $"/ItalicAngle 0 /Ascent {Scaled(font.Ascender)} /Descent {Scaled(font.Descender)} /CapHeight {Scaled(font.Ascender)} /StemV 80 /FontFile2 {file} 0 R >>");
    }

    /// <summary>Widths other than the usual one, by runs of codes that follow each other.</summary>
    private static void AddWidths(ByteBuffer text, UsedFont used)
    {
        var open = false;
        for (var i = 0; i < used.Used.Count; i++)
        {
            var width = FormedGlyph.Width(used.Font, used.Used[i].Glyph, used.Used[i].Form);
            if (width != UsualWidth)
            {
                if (open) text.Add(" "u8);
                else text.Add($"{i + 1} [");
                text.Add(width);
            }
            else if (open)
            {
                text.Add("] "u8);
            }

            open = width != UsualWidth;
        }

        if (open) text.Add("]"u8);
    }

    /// <summary>A subset's name starts with six letters of its own; taken from the characters, they are the same on each run.</summary>
    private static string Name(UsedFont used)
    {
        using var text = new ByteBuffer();
        text.Add(used.Font.FileName.Length);
        foreach (var glyph in used.Used) text.Add(" "u8).Add(glyph.CodePoint);
        var hash = SHA256.HashData(text.Written);
        return string.Create(6, hash, (letters, from) =>
        {
            for (var i = 0; i < letters.Length; i++) letters[i] = (char)('A' + from[i] % 26);
        }) + "+" + used.Font.PlainName;
    }

    private static ByteBuffer ToUnicode(UsedFont used)
    {
        var map = new ByteBuffer().Add("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"u8)
            .Add("/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n"u8);
        Span<char> text = stackalloc char[2];
        for (var start = 0; start < used.Used.Count; start += EntriesPerBlock)
        {
            var count = Math.Min(EntriesPerBlock, used.Used.Count - start);
            map.Add(count).Add(" beginbfchar\n"u8);
            for (var i = start; i < start + count; i++)
            {
                map.Add("<"u8).AddHex(i + 1).Add("> <"u8);
                foreach (var half in text[..new Rune(used.Used[i].CodePoint).EncodeToUtf16(text)]) map.AddHex(half);
                map.Add(">\n"u8);
            }

            map.Add("endbfchar\n"u8);
        }

        return map.Add("endcmap CMapName currentdict /CMap defineresource pop end end\n"u8);
    }
}
