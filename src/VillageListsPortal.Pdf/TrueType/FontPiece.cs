using System.Buffers.Binary;
using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>A table or an outline, filled up with zeros to whole words of four bytes: coded already, and with the sums that a file needs of it.</summary>
/// <param name="Bits">Its bytes in the font's code.</param>
/// <param name="Checksum">Sum of its words, as TrueType's directory of tables wants it.</param>
/// <param name="Adler">Checksum and length of its bytes.</param>
internal sealed record FontPiece(BitString Bits, uint Checksum, Adler32 Adler)
{
    /// <summary>Bytes before coding.</summary>
    public int Length => Adler.Length;

    public static FontPiece Of(ReadOnlySpan<byte> content, HuffmanCode code)
    {
        Span<byte> filled = content.Length <= 1024 ? stackalloc byte[(content.Length + 3) & ~3] : new byte[(content.Length + 3) & ~3];
        filled.Clear();
        content.CopyTo(filled);
        return new FontPiece(code.Encode(filled), Sum(filled), Adler32.Of(filled));
    }

    /// <summary>Sum of whole words.</summary>
    public static uint Sum(ReadOnlySpan<byte> words)
    {
        uint sum = 0;
        for (; words.Length > 0; words = words[4..]) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(words));
        return sum;
    }
}
