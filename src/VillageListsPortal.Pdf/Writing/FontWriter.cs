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

    public static int Write(ObjectWriter writer, UsedFont used)
    {
        var font = used.Font;
        var subset = new FontSubset(font);
        var glyphs = new byte[2 * (used.Used.Count + 1)]; // code 0 stays glyph 0
        for (var i = 0; i < used.Used.Count; i++)
        {
            var number = subset.Number(used.Used[i].Glyph, used.Used[i].Form);
            (glyphs[2 * i + 2], glyphs[2 * i + 3]) = ((byte)(number >> 8), (byte)number);
        }

        var name = Name(used);
        var bytes = subset.ToBytes();
        var file = writer.AddCompressed($"/Length1 {bytes.Length}", font.Code.Compress(bytes));
        var descriptor = writer.Add(Descriptor(font, name, file));
        var map = writer.AddStream("", glyphs);
        var unicode = writer.AddStream("", ToUnicode(used).Written);
        var widths = string.Join(' ', used.Used.Select(u => FormedGlyph.Width(font, u.Glyph, u.Form)));
        var descendant = writer.Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/FontDescriptor {descriptor} 0 R /DW {font.Width(0)} /W [1 [{widths}]] /CIDToGIDMap {map} 0 R >>");
        return writer.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>");
    }

    private static string Descriptor(TrueTypeFont font, string name, int file)
    {
        int Scaled(int units) => (int)Math.Round(units * 1000.0 / font.UnitsPerEm);
        var box = font.Box;
        return $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{Scaled(box.Left)} {Scaled(box.Bottom)} {Scaled(box.Right)} {Scaled(box.Top)}] "
            + $"/ItalicAngle 0 /Ascent {Scaled(font.Ascender)} /Descent {Scaled(font.Descender)} /CapHeight {Scaled(font.Ascender)} /StemV 80 /FontFile2 {file} 0 R >>";
    }

    /// <summary>A subset's name starts with six letters of its own; taken from the characters, they are the same on each run.</summary>
    private static string Name(UsedFont used)
    {
        var text = string.Join(' ', used.Used.Select(u => u.CodePoint));
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(used.Font.FileName.Length + " " + text));
        var prefix = string.Concat(hash.Take(6).Select(b => (char)('A' + b % 26)));
        var stem = new string([.. Path.GetFileNameWithoutExtension(used.Font.FileName).Where(c => char.IsAsciiLetterOrDigit(c) || c == '-').Take(60)]);
        return $"{prefix}+{(stem.Length > 0 ? stem : "Font")}";
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
