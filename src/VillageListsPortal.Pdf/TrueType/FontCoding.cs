using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>
/// A font's code, and the pieces coded with it, which all subsets share. An outline is coded when a document first uses it: at most one piece
/// of some 300 bytes for each glyph of the font, and in practice for the few thousand characters that a district writes.
/// </summary>
internal sealed class FontCoding
{
    private readonly TrueTypeFont font;
    private readonly FontPiece?[] outlines;

    public FontCoding(TrueTypeFont font, ReadOnlySpan<byte> typical)
    {
        this.font = font;
        Code = new HuffmanCode(typical);
        outlines = new FontPiece?[font.GlyphCount];
        (ControlValues, FontProgram, Preparation) = (Table("cvt "), Table("fpgm"), Table("prep"));
    }

    /// <summary>A code made of all outlines of the font.</summary>
    public HuffmanCode Code { get; }

    /// <summary>The table 'cvt ', as hinted outlines need it; empty where the font has none. Likewise the two below.</summary>
    public CodedTable ControlValues { get; }

    /// <summary>The table 'fpgm'.</summary>
    public CodedTable FontProgram { get; }

    /// <summary>The table 'prep'.</summary>
    public CodedTable Preparation { get; }

    /// <summary>An outline as the font has it; not for composites, whose parts each subset numbers anew.</summary>
    public FontPiece Outline(int glyph) => outlines[glyph] ??= FontPiece.Of(font.Outline(glyph), Code); // made twice by two threads, it is the same

    private CodedTable Table(string tag) => new(tag, font.Tables.Optional(tag).Span, Code);
}
