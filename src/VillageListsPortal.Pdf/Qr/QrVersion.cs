namespace VillageListsPortal.Pdf.Qr;

/// <summary>What a version of the symbol holds at error correction level M (ISO/IEC 18004:2015, tables 7 and 9).</summary>
/// <param name="Number">1 to 40.</param>
internal readonly record struct QrVersion(int Number)
{
    public const int Last = 40;

    private static ReadOnlySpan<byte> CorrectionPerBlock =>
        [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28];

    private static ReadOnlySpan<byte> BlockCounts =>
        [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49];

    /// <summary>Modules of a side.</summary>
    public int Side => 17 + 4 * Number;

    /// <summary>Code words of all blocks, data and correction.</summary>
    public int CodeWords => Modules / 8;

    public int Blocks => BlockCounts[Number];

    /// <summary>Correction words of each block.</summary>
    public int Correction => CorrectionPerBlock[Number];

    /// <summary>Data words of all blocks.</summary>
    public int DataWords => CodeWords - Blocks * Correction;

    /// <summary>Bits that say how many bytes follow.</summary>
    public int LengthBits => Number < 10 ? 8 : 16;

    /// <summary>Modules that are neither finder, timing, alignment, format nor version.</summary>
    private int Modules
    {
        get
        {
            var modules = (16 * Number + 128) * Number + 64;
            if (Number < 2) return modules;
            var marks = Number / 7 + 2;
            modules -= (25 * marks - 10) * marks - 55;
            return Number < 7 ? modules : modules - 36;
        }
    }

    /// <summary>The smallest version that holds so many bytes.</summary>
    /// <exception cref="ArgumentException">None does.</exception>
    public static QrVersion For(int bytes)
    {
        for (var number = 1; number <= Last; number++)
        {
            var version = new QrVersion(number);
            if (4 + version.LengthBits + 8 * bytes <= 8 * version.DataWords) return version;
        }

        throw new ArgumentException($"A QR code of level M holds at most 2,331 bytes, not {bytes}.", nameof(bytes));
    }

    /// <summary>Centres of the alignment patterns, on both axes.</summary>
    public int[] Alignment()
    {
        if (Number < 2) return [];
        var places = new int[Number / 7 + 2];
        var step = (Number * 8 + places.Length * 3 + 5) / (places.Length * 4 - 4) * 2;
        places[0] = 6;
        for (var i = places.Length - 1; i > 0; i--)
        {
            places[i] = Side - 7 - (places.Length - 1 - i) * step;
        }

        return places;
    }
}
