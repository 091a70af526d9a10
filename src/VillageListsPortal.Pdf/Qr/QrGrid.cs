using System.Runtime.CompilerServices;

namespace VillageListsPortal.Pdf.Qr;

/// <summary>Modules of a symbol, kept by row and by column, dark ones set.</summary>
internal sealed class QrGrid(int side)
{
    private const int Pattern = 40;

    private readonly int stride = (side + 63) / 64; // words of a line
    private readonly ulong[] rows = new ulong[side * ((side + 63) / 64)];
    private readonly ulong[] columns = new ulong[side * ((side + 63) / 64)];

    public int Side => side;

    public bool IsDark(int row, int column) => (rows[row * stride + (column >> 6)] >> (column & 63) & 1) != 0;

    /// <summary>The modules of a row.</summary>
    public BitRow Row(int row) => BitRow.Of(Line(rows, row));

    /// <summary>Turns a module over where <paramref name="by"/> is 1, and not where it is 0.</summary>
    public void Turn(int row, int column, int by = 1)
    {
        rows[row * stride + (column >> 6)] ^= (ulong)by << (column & 63);
        columns[column * stride + (row >> 6)] ^= (ulong)by << (row & 63);
    }

    /// <summary>A new grid in which the modules of the other one are turned over.</summary>
    public QrGrid TurnedBy(QrGrid other)
    {
        var turned = new QrGrid(side);
        for (var i = 0; i < rows.Length; i++)
        {
            turned.rows[i] = rows[i] ^ other.rows[i];
            turned.columns[i] = columns[i] ^ other.columns[i];
        }

        return turned;
    }

    /// <summary>How ill the symbol reads (ISO/IEC 18004:2015, 7.8.3): runs, blocks, patterns like finders, uneven darkness.</summary>
    /// <param name="enough">What is this ill need not be weighed to the end.</param>
    public int Penalty(int enough = int.MaxValue) => stride == 1 ? Penalty<BitWord>(enough) : Penalty<BitRow>(enough);

    private int Penalty<T>(int enough)
        where T : struct, IBitLine<T>
    {
        int penalty = 0, dark = 0;
        T inside = T.First(side), pairs = T.First(side - 1), row = T.Of(Line(rows, 0));
        for (var i = 0; i < side && penalty < enough; i++)
        {
            penalty += Lines(row, inside) + Lines(T.Of(Line(columns, i)), inside);
            dark += row.Count;
            if (i + 1 == side) break;
            var next = T.Of(Line(rows, i + 1));
            penalty += Blocks(row, next, pairs);
            row = next;
        }

        var total = side * side;
        return penalty + 10 * (Math.Abs(20 * dark - 10 * total) / total);
    }

    private ReadOnlySpan<ulong> Line(ulong[] lines, int at) => lines.AsSpan(at * stride, stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Lines<T>(T line, T inside)
        where T : struct, IBitLine<T> => Runs(line) + Runs(~line & inside) + Finders(line, ~line & inside);

    /// <summary>A run of five or more counts its length less two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Runs<T>(T line)
        where T : struct, IBitLine<T>
    {
        var two = line & (line >> 1);
        var five = two & (two >> 2) & (line >> 4);
        var last = five & ~(five >> 1);
        return five.Count + 2 * last.Count;
    }

    /// <summary>1011101 with four light modules before or after it, inside the symbol.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Finders<T>(T dark, T light)
        where T : struct, IBitLine<T>
    {
        var four = light & (light >> 1);
        four &= four >> 2;
        var finder = dark & (light >> 1) & (dark >> 2) & (dark >> 3) & (dark >> 4) & (light >> 5) & (dark >> 6);
        return Pattern * ((finder & (four >> 7)).Count + (four & (finder >> 4)).Count);
    }

    /// <summary>Two by two of one colour; <paramref name="inside"/> are the columns that have another at their right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Blocks<T>(T row, T next, T inside)
        where T : struct, IBitLine<T>
    {
        var dark = row & next;
        var light = ~(row | next);
        return 3 * (((dark & (dark >> 1)) | (light & (light >> 1))) & inside).Count;
    }
}
