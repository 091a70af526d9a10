using System.Text;

namespace VillageListsPortal.Pdf.Qr;

/// <summary>Text as the symbol's code words: byte mode, filled up, with Reed-Solomon correction, blocks interleaved (ISO/IEC 18004:2015, 7.4 to 7.6).</summary>
internal static class CodeWords
{
    private const int ByteMode = 0b0100;
    private const int Field = 0x11D;
    private static readonly byte[] Powers = new byte[512];
    private static readonly byte[] Logarithms = new byte[256];
    private static readonly byte[]?[] Generators = new byte[]?[32];

    static CodeWords()
    {
        for (int i = 0, x = 1; i < 255; i++)
        {
            (Powers[i], Powers[i + 255], Logarithms[x]) = ((byte)x, (byte)x, (byte)i);
            x <<= 1;
            x ^= x > 255 ? Field : 0;
        }
    }

    public static (QrVersion Version, byte[] Words) Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = QrVersion.For(bytes.Length);
        return (version, Interleaved(Data(bytes, version), version));
    }

    /// <summary>Mode, length, bytes, terminator and padding.</summary>
    private static byte[] Data(byte[] bytes, QrVersion version)
    {
        var data = new byte[version.DataWords];
        var at = 0; // in half bytes: every part is a multiple of four bits
        Put(data, ref at, ByteMode);
        for (var shift = version.LengthBits - 4; shift >= 0; shift -= 4)
        {
            Put(data, ref at, bytes.Length >> shift & 15);
        }

        foreach (var one in bytes)
        {
            Put(data, ref at, one >> 4);
            Put(data, ref at, one & 15);
        }

        for (var i = (at + 2) / 2; i < data.Length; i++)
        {
            data[i] = (i - (at + 2) / 2) % 2 == 0 ? (byte)0xEC : (byte)0x11;
        }

        return data;
    }

    private static void Put(byte[] data, ref int at, int half)
    {
        data[at / 2] |= (byte)(at % 2 == 0 ? half << 4 : half);
        at++;
    }

    private static byte[] Interleaved(byte[] data, QrVersion version)
    {
        var words = new byte[version.CodeWords];
        var (blocks, shortLength) = (version.Blocks, data.Length / version.Blocks);
        var firstLong = blocks - data.Length % blocks;
        Span<byte> correction = stackalloc byte[version.Correction];
        for (int block = 0, start = 0; block < blocks; block++)
        {
            var part = data.AsSpan(start, shortLength + (block < firstLong ? 0 : 1));
            start += part.Length;
            for (var i = 0; i < part.Length; i++)
            {
                words[i < shortLength ? i * blocks + block : shortLength * blocks + block - firstLong] = part[i];
            }

            Remainder(part, Generator(version.Correction), correction);
            for (var i = 0; i < correction.Length; i++)
            {
                words[data.Length + i * blocks + block] = correction[i];
            }
        }

        return words;
    }

    private static void Remainder(ReadOnlySpan<byte> part, byte[] generator, Span<byte> remainder)
    {
        remainder.Clear();
        foreach (var one in part)
        {
            var factor = one ^ remainder[0];
            remainder[1..].CopyTo(remainder);
            remainder[^1] = 0;
            if (factor == 0) continue;
            var power = Logarithms[factor];
            for (var i = 0; i < remainder.Length; i++)
            {
                remainder[i] ^= Powers[generator[i] + power];
            }
        }
    }

    /// <summary>Logarithms of the generator polynomial's coefficients below the highest; none of them is 0.</summary>
    private static byte[] Generator(int degree)
    {
        if (Generators[degree] is { } made) return made;
        var generator = new byte[degree];
        generator[^1] = 1;
        for (int root = 0; root < degree; root++)
        {
            for (var i = 0; i < degree; i++)
            {
                generator[i] = (byte)((generator[i] == 0 ? 0 : Powers[Logarithms[generator[i]] + root]) ^ (i + 1 < degree ? generator[i + 1] : 0));
            }
        }

        return Generators[degree] = Array.ConvertAll(generator, c => Logarithms[c]); // made twice by two threads, it is the same
    }
}
