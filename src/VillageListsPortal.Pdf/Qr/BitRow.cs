using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VillageListsPortal.Pdf.Qr;

/// <summary>A row or column of up to 192 modules as bits, so that all of them are looked at in a few operations; the largest code has 177.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BitRow(ulong Low, ulong Middle, ulong High)
{
    /// <summary>How many bits are set.</summary>
    public int Count => BitOperations.PopCount(Low) + BitOperations.PopCount(Middle) + BitOperations.PopCount(High);

    /// <summary>The first <paramref name="count"/> bits.</summary>
    public static BitRow First(int count) => new(Ones(count), Ones(count - 64), Ones(count - 128));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BitRow operator &(BitRow a, BitRow b) => new(a.Low & b.Low, a.Middle & b.Middle, a.High & b.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BitRow operator |(BitRow a, BitRow b) => new(a.Low | b.Low, a.Middle | b.Middle, a.High | b.High);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BitRow operator ^(BitRow a, BitRow b) => new(a.Low ^ b.Low, a.Middle ^ b.Middle, a.High ^ b.High);

    /// <summary>Each bit moves down by 1 to 63 places: afterwards bit i is what bit i + count was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BitRow operator >>(BitRow a, int count) =>
        new((a.Low >> count) | (a.Middle << (64 - count)), (a.Middle >> count) | (a.High << (64 - count)), a.High >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BitRow operator ~(BitRow a) => new(~a.Low, ~a.Middle, ~a.High);

    public bool Has(int at) => (Word(at >> 6) >> (at & 63) & 1) != 0;

    /// <summary>The row with one bit turned over.</summary>
    public BitRow Turned(int at)
    {
        var bit = 1UL << (at & 63);
        return (at >> 6) switch
        {
            0 => this with { Low = Low ^ bit },
            1 => this with { Middle = Middle ^ bit },
            _ => this with { High = High ^ bit },
        };
    }

    private static ulong Ones(int count) => count <= 0 ? 0 : count >= 64 ? ulong.MaxValue : (1UL << count) - 1;

    private ulong Word(int at) => at == 0 ? Low : at == 1 ? Middle : High;
}
