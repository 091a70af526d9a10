using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VillageListsPortal.Pdf.Qr;

/// <summary>A line of up to 192 modules; the largest code has 177.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BitRow(ulong Low, ulong Middle, ulong High) : IBitLine<BitRow>
{
    public int Count => BitOperations.PopCount(Low) + BitOperations.PopCount(Middle) + BitOperations.PopCount(High);

    public static BitRow Of(ReadOnlySpan<ulong> words) => new(words[0], words.Length > 1 ? words[1] : 0, words.Length > 2 ? words[2] : 0);

    public static BitRow First(int count) => new(Ones(count), Ones(count - 64), Ones(count - 128));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BitRow operator &(BitRow a, BitRow b) => new(a.Low & b.Low, a.Middle & b.Middle, a.High & b.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BitRow operator |(BitRow a, BitRow b) => new(a.Low | b.Low, a.Middle | b.Middle, a.High | b.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BitRow operator >>(BitRow a, int count) =>
        new((a.Low >> count) | (a.Middle << (64 - count)), (a.Middle >> count) | (a.High << (64 - count)), a.High >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BitRow operator ~(BitRow a) => new(~a.Low, ~a.Middle, ~a.High);

    /// <summary>The first bit set from a place on; 192 where none is.</summary>
    public int Next(int from)
    {
        for (var word = from >> 6; word < 3; word++, from = 0)
        {
            var rest = Word(word) & (ulong.MaxValue << (from & 63));
            if (rest != 0) return 64 * word + BitOperations.TrailingZeroCount(rest);
        }

        return 192;
    }

    /// <summary>A word whose lowest bits are set; none for a negative count, all beyond 64.</summary>
    public static ulong Ones(int count) => count <= 0 ? 0 : count >= 64 ? ulong.MaxValue : (1UL << count) - 1;

    private ulong Word(int at) => at == 0 ? Low : at == 1 ? Middle : High;
}
