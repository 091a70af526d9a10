using System.Buffers.Binary;
using System.Runtime.InteropServices;
using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>A TrueType file with only the glyphs that a document uses. Glyphs are renumbered; parts of composite glyphs come along.</summary>
internal sealed class FontSubset
{
    private const int MoreComponents = 0x20;

    private readonly TrueTypeFont font;
    private readonly List<(int Glyph, GlyphForm Form)> glyphs;
    private readonly Dictionary<int, int> renumbered; // by glyph and form

    /// <param name="font">The whole font.</param>
    /// <param name="expected">How many glyphs will be used, roughly.</param>
    public FontSubset(TrueTypeFont font, int expected = 16)
    {
        this.font = font;
        (glyphs, renumbered) = (new(expected + 4), new(expected + 4));
        Number(0);
    }

    /// <summary>Number of a glyph in the subset; the glyph is added on its first use.</summary>
    /// <param name="glyph">Glyph of the whole font.</param>
    /// <param name="form">Its shape; other than the usual one it becomes a composite glyph of its own.</param>
    public int Number(int glyph, GlyphForm form = GlyphForm.Usual)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(renumbered, glyph << 2 | (int)form, out var isKnown);
        if (!isKnown)
        {
            number = glyphs.Count;
            glyphs.Add((glyph, form));
        }

        return number;
    }

    /// <summary>Writes the font file, compressed, and returns its length before that. Tables that only serve text input or line layout are left out: ISO 32000-1, 9.9 names the ones needed.</summary>
    public int Compress(ByteBuffer target)
    {
        var coding = font.Coding;
        var outlines = new CodedTable("glyf", Outlines(coding)); // first: composites bring more glyphs
        return new FontFileWriter(coding.Code)
            .Add(coding.ControlValues)
            .Add(coding.FontProgram)
            .Add(outlines)
            .AddHead(Head())
            .Add("hhea", MetricsHeader())
            .Add("hmtx", Metrics())
            .Add("loca", Locations(outlines))
            .Add("maxp", Limits())
            .Add(coding.Preparation)
            .Compress(target);
    }

    private List<FontPiece> Outlines(FontCoding coding)
    {
        var outlines = new List<FontPiece>(glyphs.Count) { FontPiece.Of([], coding.Code) };
        for (var i = 1; i < glyphs.Count; i++) // grows while composites bring their parts
        {
            var (glyph, form) = glyphs[i];
            var outline = form == GlyphForm.Usual ? font.Outline(glyph) : FormedGlyph.Outline(font, glyph, form);
            var isComposite = outline.Length > 10 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0;
            outlines.Add(isComposite ? FontPiece.Of(Renumbered(outline), coding.Code) : coding.Outline(glyph));
        }

        return outlines;
    }

    private static byte[] Locations(CodedTable outlines)
    {
        var locations = new byte[4 * (outlines.Pieces.Count + 1)];
        var at = 0;
        for (var i = 0; i < outlines.Pieces.Count; i++)
        {
            at += outlines.Pieces[i].Length;
            BinaryPrimitives.WriteInt32BigEndian(locations.AsSpan(4 * i + 4), at);
        }

        return locations;
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
