namespace VillageListsPortal.Pdf.Qr;

/// <summary>Format information: level and mask, in two copies (ISO/IEC 18004:2015, 7.9).</summary>
internal static class QrFormat
{
    private const int Bits = 15;
    private const int Turned = 0x5412;

    /// <summary>Level M is 00.</summary>
    public static int Of(int mask)
    {
        var rest = mask;
        for (var i = 0; i < 10; i++)
        {
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        }

        return (mask << 10 | rest) ^ Turned;
    }

    /// <summary>Where the bits of both copies go: bit 0 of the first copy, bit 0 of the second, bit 1 of the first ...</summary>
    public static IEnumerable<(int Row, int Column)> Places(int side)
    {
        for (var i = 0; i < Bits; i++)
        {
            yield return i switch { < 6 => (i, 8), 6 => (7, 8), 7 => (8, 8), 8 => (8, 7), _ => (8, 14 - i) };
            yield return i < 8 ? (8, side - 1 - i) : (side - 15 + i, 8);
        }
    }

    public static void Place(QrGrid grid, int mask)
    {
        var (bits, n) = (Of(mask), 0);
        foreach (var (row, column) in Places(grid.Side))
        {
            if ((bits >> n++ / 2 & 1) != 0) grid.Turn(row, column);
        }
    }
}
