using System.Runtime.InteropServices;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>The checksum of a zlib stream (RFC 1950, 8.2). Two of them give that of both contents together, without a look at the bytes.</summary>
/// <param name="A">Sum of the bytes and 1.</param>
/// <param name="B">Sum of all values that A had.</param>
/// <param name="Length">Bytes of the content.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Adler32(uint A, uint B, int Length)
{
    private const int Prime = 65521;

    /// <summary>Bytes after which the sums must be reduced.</summary>
    private const int Run = 5552;

    public static readonly Adler32 Empty = new(1, 0, 0);

    public uint Value => B << 16 | A;

    public static Adler32 Of(ReadOnlySpan<byte> content)
    {
        uint a = 1, b = 0;
        for (var rest = content; rest.Length > 0; rest = rest[Math.Min(Run, rest.Length)..])
        {
            foreach (var one in rest[..Math.Min(Run, rest.Length)])
            {
                a += one;
                b += a;
            }

            (a, b) = (a % Prime, b % Prime);
        }

        return new Adler32(a, b, content.Length);
    }

    /// <summary>Of this content and the next one behind it: every A of the next begins at ours instead of at 1.</summary>
    public Adler32 Then(Adler32 next) => new(
        (A + next.A + Prime - 1) % Prime,
        (uint)((B + next.B + (ulong)next.Length * (A + Prime - 1)) % Prime),
        Length + next.Length);
}
