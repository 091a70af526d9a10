using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>A parsed TrueType font. All threads share one: it never changes, except that it keeps what it has coded. Outlines and widths are read straight from the file's bytes.</summary>
internal sealed class TrueTypeFont
{
    private readonly CharacterMap characters;
    private readonly ReadOnlyMemory<byte> locations;
    private readonly ReadOnlyMemory<byte> outlines;
    private readonly ReadOnlyMemory<byte> metrics;
    private readonly bool longLocations;
    private readonly int metricCount;
    private readonly Lazy<FontCoding> coding;

    private TrueTypeFont(TableDirectory tables, string file)
    {
        FileName = file;
        var stem = string.Concat(Path.GetFileNameWithoutExtension(file).Where(c => char.IsAsciiLetterOrDigit(c) || c == '-').Take(60));
        PlainName = stem.Length > 0 ? stem : "Font";
        Tables = tables;
        CheckLicence(tables.Required("OS/2").Span, file);
        var head = tables.Required("head").Span;
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        Box = new GlyphBox(I16(head, 36), I16(head, 38), I16(head, 40), I16(head, 42));
        longLocations = I16(head, 50) != 0;
        var hhea = tables.Required("hhea").Span;
        (Ascender, Descender) = (I16(hhea, 4), I16(hhea, 6));
        metricCount = BinaryPrimitives.ReadUInt16BigEndian(hhea[34..]);
        GlyphCount = BinaryPrimitives.ReadUInt16BigEndian(tables.Required("maxp").Span[4..]);
        metrics = tables.Required("hmtx");
        locations = tables.Required("loca");
        outlines = tables.Required("glyf");
        characters = CharacterMap.Parse(tables.Required("cmap").Span, file);
        CheckGlyphs();
        coding = new Lazy<FontCoding>(() => new FontCoding(this, outlines.Span));
    }

    /// <summary>Name of the file without its folder, for messages.</summary>
    public string FileName { get; }

    /// <summary>Name of the file as a PDF name may hold it.</summary>
    public string PlainName { get; }

    /// <summary>The tables as stored.</summary>
    public TableDirectory Tables { get; }

    /// <summary>Font units in one em.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Box around all glyphs, in font units.</summary>
    public GlyphBox Box { get; }

    /// <summary>Height above the base line, in font units.</summary>
    public int Ascender { get; }

    /// <summary>Depth below the base line, in font units, negative.</summary>
    public int Descender { get; }

    /// <summary>Number of glyphs.</summary>
    public int GlyphCount { get; }

    /// <summary>How subsets of this font are compressed; made when the first one is.</summary>
    public FontCoding Coding => coding.Value;

    public static TrueTypeFont Load(string path)
    {
        var file = Path.GetFileName(path);
        try
        {
            return Parse(File.ReadAllBytes(path), file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FontException(file, "it cannot be read", e);
        }
    }

    public static TrueTypeFont Parse(byte[] data, string file)
    {
        try
        {
            return new TrueTypeFont(new TableDirectory(data, file), file);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw new FontException(file, "it is damaged", e);
        }
    }

    /// <summary>Glyph of a code point; 0 where the font has none.</summary>
    public int Glyph(int codePoint)
    {
        var glyph = characters.Glyph(codePoint);
        return glyph < GlyphCount ? glyph : 0;
    }

    /// <summary>Advance width of a glyph in thousandths of an em, rounded as PDF's /W wants it.</summary>
    public int Width(int glyph) => (int)Math.Round(Advance(glyph) * 1000.0 / UnitsPerEm);

    /// <summary>Advance width of a glyph in font units.</summary>
    public int Advance(int glyph) => BinaryPrimitives.ReadUInt16BigEndian(metrics.Span[(4 * Math.Min(glyph, metricCount - 1))..]);

    /// <summary>The glyph's entry of the glyf table; empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var span = locations.Span;
        int start, end;
        if (longLocations)
        {
            start = checked((int)BinaryPrimitives.ReadUInt32BigEndian(span[(4 * glyph)..]));
            end = checked((int)BinaryPrimitives.ReadUInt32BigEndian(span[(4 * glyph + 4)..]));
        }
        else
        {
            start = 2 * BinaryPrimitives.ReadUInt16BigEndian(span[(2 * glyph)..]);
            end = 2 * BinaryPrimitives.ReadUInt16BigEndian(span[(2 * glyph + 2)..]);
        }

        return outlines.Span[start..end];
    }

    /// <summary>Box of a glyph in font units; empty for a space.</summary>
    public GlyphBox GlyphBox(int glyph)
    {
        var outline = Outline(glyph);
        return outline.Length < 10 ? default : new GlyphBox(I16(outline, 2), I16(outline, 4), I16(outline, 6), I16(outline, 8));
    }

    /// <summary>Left side bearing of a glyph in font units.</summary>
    public int LeftBearing(int glyph) => glyph < metricCount
        ? I16(metrics.Span, 4 * glyph + 2)
        : I16(metrics.Span, 4 * metricCount + 2 * (glyph - metricCount));

    // OS/2 fsType: 2 alone is "restricted licence", 0x0100 "no subsetting", 0x0200 "bitmaps only"; each forbids what is done here.
    private static void CheckLicence(ReadOnlySpan<byte> os2, string file)
    {
        int type = BinaryPrimitives.ReadUInt16BigEndian(os2[8..]);
        if ((type & 0x000F) == 2 || (type & 0x0300) != 0)
        {
            throw new FontException(file, $"its licence flags (fsType {type}) forbid embedding a subset");
        }
    }

    /// <summary>Reads every glyph's place once, so that a damaged font is refused when it is loaded and not in the middle of a document.</summary>
    private void CheckGlyphs()
    {
        for (var glyph = 0; glyph < GlyphCount; glyph++)
        {
            _ = Outline(glyph).Length + LeftBearing(glyph) + Advance(glyph);
        }
    }

    private static int I16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);
}

/// <summary>A box in font units.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GlyphBox(int Left, int Bottom, int Right, int Top);
