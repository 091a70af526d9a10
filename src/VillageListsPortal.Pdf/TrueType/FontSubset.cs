using System.Buffers.Binary;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>A TrueType file with only the glyphs that a document uses. Glyphs are renumbered; parts of composite glyphs come along.</summary>
internal sealed class FontSubset
{
    private const int MoreComponents = 0x20;

    private readonly TrueTypeFont font;
    private readonly List<(int Glyph, GlyphForm Form)> glyphs = [(0, GlyphForm.Usual)];
    private readonly Dictionary<(int Glyph, GlyphForm Form), int> renumbered = new() { [(0, GlyphForm.Usual)] = 0 };

    public FontSubset(TrueTypeFont font) => this.font = font;

    /// <summary>Number of a glyph in the subset; the glyph is added on its first use.</summary>
    /// <param name="glyph">Glyph of the whole font.</param>
    /// <param name="form">Its shape; other than the usual one it becomes a composite glyph of its own.</param>
    public int Number(int glyph, GlyphForm form = GlyphForm.Usual)
    {
        if (!renumbered.TryGetValue((glyph, form), out var number))
        {
            number = glyphs.Count;
            glyphs.Add((glyph, form));
            renumbered.Add((glyph, form), number);
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
            .Add("hhea", MetricsHeader())
            .Add("hmtx", Metrics())
            .Add("loca", locations)
            .Add("maxp", Limits())
            .Add("prep", font.Tables.Optional("prep"))
            .ToBytes();
    }

    private byte[] Outlines(out byte[] locations)
    {
        using var stream = new MemoryStream(320 * glyphs.Count);
        var offsets = new List<int> { 0 };
        for (var i = 0; i < glyphs.Count; i++) // grows while composites bring their parts
        {
            var (glyph, form) = glyphs[i];
            var outline = i == 0 ? [] : form == GlyphForm.Usual ? font.Outline(glyph) : FormedGlyph.Outline(font, glyph, form);
            stream.Write(outline.Length > 10 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0 ? Renumbered(outline) : outline);
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

    /// <summary>A composite glyph with the subset's numbers of its parts.</summary>
    private byte[] Renumbered(ReadOnlySpan<byte> composite)
    {
        var renamed = composite.ToArray();
        RenumberParts(renamed);
        return renamed;
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

    private byte[] MetricsHeader()
    {
        var table = font.Tables.Required("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(34), (ushort)glyphs.Count);
        return table;
    }

    /// <summary>The table of limits; a font without composites must now allow for one more level of them.</summary>
    private byte[] Limits()
    {
        var table = font.Tables.Required("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4), (ushort)glyphs.Count);
        if (table.Length >= 32 && glyphs.Exists(g => g.Form != GlyphForm.Usual))
        {
            AtLeast(10, BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(6)));
            AtLeast(12, BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(8)));
            AtLeast(28, 1);
            AtLeast(30, BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(30)) + 1);
        }

        return table;

        void AtLeast(int at, int value) => BinaryPrimitives.WriteUInt16BigEndian(
            table.AsSpan(at), (ushort)Math.Max(value, BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(at))));
    }

    private byte[] Metrics()
    {
        var metrics = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            var (glyph, form) = glyphs[i];
            var bearing = FormedGlyph.LeftBearing(font, glyph, form);
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)FormedGlyph.Advance(font, glyph, form));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan(4 * i + 2), (short)bearing);
        }

        return metrics;
    }
}
