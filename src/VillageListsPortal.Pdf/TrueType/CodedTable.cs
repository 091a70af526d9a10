using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>A table of a TrueType file, in pieces that are coded already.</summary>
internal sealed class CodedTable
{
    /// <summary>A table that is one piece; none where it is empty.</summary>
    public CodedTable(string tag, ReadOnlySpan<byte> content, HuffmanCode code)
        : this(tag, content.IsEmpty ? [] : [FontPiece.Of(content, code)]) => Length = content.Length;

    public CodedTable(string tag, IReadOnlyList<FontPiece> pieces)
    {
        (Tag, Pieces) = (tag, pieces);
        for (var i = 0; i < pieces.Count; i++)
        {
            Length += pieces[i].Length;
            Checksum = unchecked(Checksum + pieces[i].Checksum);
        }
    }

    /// <summary>Its four letters.</summary>
    public string Tag { get; }

    public IReadOnlyList<FontPiece> Pieces { get; }

    /// <summary>Its bytes, without those that fill up the last word.</summary>
    public int Length { get; }

    /// <summary>Sum of its words.</summary>
    public uint Checksum { get; }
}
