using System.Buffers.Binary;
using System.Text;

namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>Reads an embedded subset, which has no cmap and no OS/2 table, from the bytes alone.</summary>
public sealed class EmbeddedFont
{
    private const int MoreComponents = 0x20;

    private readonly byte[] file;
    private readonly Dictionary<string, Range> tables = new(StringComparer.Ordinal);

    public EmbeddedFont(byte[] file)
    {
        this.file = file;
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4)); i++)
        {
            var entry = file.AsSpan(12 + 16 * i, 16);
            var offset = BinaryPrimitives.ReadInt32BigEndian(entry[8..]);
            tables.Add(Encoding.ASCII.GetString(entry[..4]), offset..(offset + BinaryPrimitives.ReadInt32BigEndian(entry[12..])));
        }

        UnitsPerEm = U16("head", 18);
        GlyphCount = U16("maxp", 4);
        Assert.Equal(GlyphCount, U16("hhea", 34));
        Assert.Equal(4 * (GlyphCount + 1), Table("loca").Length);
        Assert.Equal(0xB1B0AFBA, Sum(file));
    }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public int Advance(int glyph) => U16("hmtx", 4 * glyph);

    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var loca = Table("loca");
        return Table("glyf")[BinaryPrimitives.ReadInt32BigEndian(loca[(4 * glyph)..])..BinaryPrimitives.ReadInt32BigEndian(loca[(4 * glyph + 4)..])];
    }

    /// <summary>The glyphs that a composite glyph is put together from; none for a simple one.</summary>
    public List<int> Components(int glyph)
    {
        var outline = Outline(glyph);
        var parts = new List<int>();
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return parts;
        int at = 10, flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & 1) != 0 ? 4 : 2) + ((flags & 0x08) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
        }
        while ((flags & MoreComponents) != 0);
        return parts;
    }

    private ReadOnlySpan<byte> Table(string tag) => file.AsSpan(tables[tag]);

    private int U16(string tag, int at) => BinaryPrimitives.ReadUInt16BigEndian(Table(tag)[at..]);

    private static uint Sum(byte[] file)
    {
        uint sum = 0;
        for (var i = 0; i < file.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(i)));
        }

        return sum;
    }
}
