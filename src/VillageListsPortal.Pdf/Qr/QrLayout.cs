namespace VillageListsPortal.Pdf.Qr;

/// <summary>What all symbols of a version have in common: the function patterns, where the data go, and the eight masks. Made once for each version.</summary>
internal sealed class QrLayout
{
    public const int Masks = 8;

    private static readonly QrLayout?[] Made = new QrLayout?[QrVersion.Last + 1];
    private readonly bool[,] reserved;
    private readonly QrVersion version;

    private QrLayout(QrVersion version)
    {
        this.version = version;
        Side = version.Side;
        reserved = new bool[Side, Side];
        Patterns = new QrGrid(Side);
        PlacePatterns();
        PlaceVersion();
        Order = DataOrder();
        MaskGrids = [.. Enumerable.Range(0, Masks).Select(Mask)];
    }

    public int Side { get; }

    /// <summary>The dark modules of the function patterns.</summary>
    public QrGrid Patterns { get; }

    /// <summary>Row and column of each data bit, in the order in which they are placed.</summary>
    public (byte Row, byte Column)[] Order { get; }

    /// <summary>The modules that each mask turns over, and its format information.</summary>
    public IReadOnlyList<QrGrid> MaskGrids { get; }

    public static QrLayout Of(QrVersion version) => Made[version.Number] ??= new QrLayout(version); // made twice by two threads, it is the same

    private void Set(int row, int column, bool dark)
    {
        reserved[row, column] = true;
        if (dark) Patterns.Turn(row, column);
    }

    private void PlacePatterns()
    {
        foreach (var (row, column) in new[] { (3, 3), (3, Side - 4), (Side - 4, 3) })
        {
            PlaceFinder(row, column);
        }

        var places = version.Alignment();
        for (var i = 0; i < places.Length; i++)
        {
            for (var j = 0; j < places.Length; j++)
            {
                if (!reserved[places[i], places[j]]) PlaceAlignment(places[i], places[j]);
            }
        }

        for (var i = 8; i < Side - 8; i++)
        {
            if (!reserved[6, i]) Set(6, i, i % 2 == 0);
            if (!reserved[i, 6]) Set(i, 6, i % 2 == 0);
        }

        foreach (var (row, column) in QrFormat.Places(Side))
        {
            reserved[row, column] = true;
        }

        Set(Side - 8, 8, dark: true);
    }

    private void PlaceFinder(int row, int column)
    {
        for (var y = Math.Max(0, row - 4); y <= Math.Min(Side - 1, row + 4); y++)
        {
            for (var x = Math.Max(0, column - 4); x <= Math.Min(Side - 1, column + 4); x++)
            {
                var ring = Math.Max(Math.Abs(y - row), Math.Abs(x - column));
                Set(y, x, ring is not (2 or 4));
            }
        }
    }

    private void PlaceAlignment(int row, int column)
    {
        for (var y = -2; y <= 2; y++)
        {
            for (var x = -2; x <= 2; x++)
            {
                Set(row + y, column + x, Math.Max(Math.Abs(y), Math.Abs(x)) != 1);
            }
        }
    }

    /// <summary>Version information, from version 7 on (7.10).</summary>
    private void PlaceVersion()
    {
        if (version.Number < 7) return;
        var rest = version.Number;
        for (var i = 0; i < 12; i++)
        {
            rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        }

        var bits = version.Number << 12 | rest;
        for (var i = 0; i < 18; i++)
        {
            var (near, far) = (i / 3, Side - 11 + i % 3);
            Set(near, far, (bits >> i & 1) != 0);
            Set(far, near, (bits >> i & 1) != 0);
        }
    }

    /// <summary>In pairs of columns from the right, up and down by turns; the column of the timing pattern is left out (7.7.3).</summary>
    private (byte Row, byte Column)[] DataOrder()
    {
        var order = new List<(byte, byte)>();
        var up = true;
        for (var right = Side - 1; right > 0; right -= 2, up = !up)
        {
            right -= right == 6 ? 1 : 0;
            for (var i = 0; i < Side; i++)
            {
                var row = up ? Side - 1 - i : i;
                if (!reserved[row, right]) order.Add(((byte)row, (byte)right));
                if (!reserved[row, right - 1]) order.Add(((byte)row, (byte)(right - 1)));
            }
        }

        return [.. order];
    }

    private QrGrid Mask(int mask)
    {
        var grid = new QrGrid(Side);
        foreach (var (i, j) in Order)
        {
            var turns = mask switch
            {
                0 => (i + j) % 2 == 0,
                1 => i % 2 == 0,
                2 => j % 3 == 0,
                3 => (i + j) % 3 == 0,
                4 => (i / 2 + j / 3) % 2 == 0,
                5 => i * j % 2 + i * j % 3 == 0,
                6 => (i * j % 2 + i * j % 3) % 2 == 0,
                _ => ((i + j) % 2 + i * j % 3) % 2 == 0,
            };
            if (turns) grid.Turn(i, j);
        }

        QrFormat.Place(grid, mask);
        return grid;
    }
}
