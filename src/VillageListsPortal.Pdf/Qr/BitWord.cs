using System.Numerics;

namespace VillageListsPortal.Pdf.Qr;

/// <summary>A line of up to 64 modules: codes up to version 11, which hold 251 bytes.</summary>
internal readonly record struct BitWord(ulong Bits) : IBitLine<BitWord>
{
    public int Count => BitOperations.PopCount(Bits);

    public static BitWord Of(ReadOnlySpan<ulong> words) => new(words[0]);

    public static BitWord First(int count) => new(BitRow.Ones(count));

    public static BitWord operator &(BitWord a, BitWord b) => new(a.Bits & b.Bits);

    public static BitWord operator |(BitWord a, BitWord b) => new(a.Bits | b.Bits);

    public static BitWord operator ~(BitWord a) => new(~a.Bits);

    public static BitWord operator >>(BitWord a, int count) => new(a.Bits >> count);
}
