using System.Buffers.Binary;
using VillageListsPortal.Pdf.TrueType;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>Reads an embedded subset, which has no cmap and no OS/2 table.</summary>
public sealed class SubsetReader
{
    private readonly TableDirectory tables;

    public SubsetReader(byte[] file)
    {
        tables = new TableDirectory(file, "subset");
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(tables.Required("head").Span[18..]);
        GlyphCount = BinaryPrimitives.ReadUInt16BigEndian(tables.Required("maxp").Span[4..]);
        Assert.Equal(GlyphCount, BinaryPrimitives.ReadUInt16BigEndian(tables.Required("hhea").Span[34..]));
        Assert.Equal(4 * (GlyphCount + 1), tables.Required("loca").Length);
        Assert.Equal(0xB1B0AFBA, Sum(file));
    }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public int Advance(int glyph) => BinaryPrimitives.ReadUInt16BigEndian(tables.Required("hmtx").Span[(4 * glyph)..]);

    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var loca = tables.Required("loca").Span;
        return tables.Required("glyf").Span[BinaryPrimitives.ReadInt32BigEndian(loca[(4 * glyph)..])..BinaryPrimitives.ReadInt32BigEndian(loca[(4 * glyph + 4)..])];
    }

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
