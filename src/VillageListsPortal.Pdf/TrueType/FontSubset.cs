using System.Buffers.Binary;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>A TrueType file with only the glyphs that a document uses. Glyphs are renumbered; parts of composite glyphs come along.</summary>
internal sealed class FontSubset
{
    private const int MoreComponents = 0x20;

    private readonly TrueTypeFont font;
    private readonly List<int> glyphs = [0];
    private readonly Dictionary<int, int> renumbered = new() { [0] = 0 };

    public FontSubset(TrueTypeFont font) => this.font = font;

    /// <summary>Number of a glyph in the subset; the glyph is added on its first use.</summary>
    public int Number(int glyph)
    {
        if (!renumbered.TryGetValue(glyph, out var number))
        {
            number = glyphs.Count;
            glyphs.Add(glyph);
            renumbered.Add(glyph, number);
        }

        return number;
    }

    /// <summary>The font file. Tables that only serve text input or line layout are left out: ISO 32000-1, 9.9 names the ones needed.</summary>
    public byte[] ToBytes()
    {
        var outlines = Outlines(out var locations);
        return new FontFileWriter()
            .Add("cvt ", font.Tables.Optional("cvt "))
            .Add("fpgm", font.Tables.Optional("fpgm"))
            .Add("glyf", outlines)
            .Add("head", Head())
            .Add("hhea", WithCount("hhea", 34))
            .Add("hmtx", Metrics())
            .Add("loca", locations)
            .Add("maxp", WithCount("maxp", 4))
            .Add("prep", font.Tables.Optional("prep"))
            .ToBytes();
    }

    private byte[] Outlines(out byte[] locations)
    {
        using var stream = new MemoryStream();
        var offsets = new List<int> { 0 };
        for (var i = 0; i < glyphs.Count; i++) // grows while composites bring their parts
        {
            var outline = i == 0 ? [] : font.Outline(glyphs[i]).ToArray();
            if (outline.Length > 10 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0)
            {
                RenumberParts(outline);
            }

            stream.Write(outline);
            stream.SetLength((stream.Length + 3) & ~3);
            stream.Position = stream.Length;
            offsets.Add((int)stream.Length);
        }

        locations = new byte[4 * offsets.Count];
        for (var i = 0; i < offsets.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(locations.AsSpan(4 * i), offsets[i]);
        }

        return stream.ToArray();
    }

    private void RenumberParts(Span<byte> outline)
    {
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
            BinaryPrimitives.WriteUInt16BigEndian(outline[(at + 2)..], (ushort)Number(part));
            at += 4 + ((flags & 1) != 0 ? 4 : 2) + TransformLength(flags);
        }
        while ((flags & MoreComponents) != 0);
    }

    private static int TransformLength(int flags) =>
        (flags & 0x08) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0;

    private byte[] Head()
    {
        var head = font.Tables.Required("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0); // the checksum of the whole file is set at the end
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1); // long locations
        return head;
    }

    private byte[] WithCount(string tag, int at)
    {
        var table = font.Tables.Required(tag).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)glyphs.Count);
        return table;
    }

    private byte[] Metrics()
    {
        var metrics = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)font.Advance(glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan(4 * i + 2), (short)font.LeftBearing(glyphs[i]));
        }

        return metrics;
    }
}
