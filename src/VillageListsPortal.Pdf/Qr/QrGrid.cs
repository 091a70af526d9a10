namespace VillageListsPortal.Pdf.Qr;

/// <summary>Modules of a symbol, kept by row and by column, dark ones set.</summary>
internal sealed class QrGrid(int side)
{
    private const int Pattern = 40;

    private readonly BitRow[] rows = new BitRow[side];
    private readonly BitRow[] columns = new BitRow[side];

    public int Side => side;

    public bool IsDark(int row, int column) => rows[row].Has(column);

    public void Turn(int row, int column)
    {
        rows[row] = rows[row].Turned(column);
        columns[column] = columns[column].Turned(row);
    }

    /// <summary>A new grid in which the modules of the other one are turned over.</summary>
    public QrGrid TurnedBy(QrGrid other)
    {
        var turned = new QrGrid(side);
        for (var i = 0; i < side; i++)
        {
            turned.rows[i] = rows[i] ^ other.rows[i];
            turned.columns[i] = columns[i] ^ other.columns[i];
        }

        return turned;
    }

    /// <summary>How ill the symbol reads (ISO/IEC 18004:2015, 7.8.3): runs, blocks, patterns like finders, uneven darkness.</summary>
    /// <param name="enough">What is this ill need not be weighed to the end.</param>
    public int Penalty(int enough = int.MaxValue)
    {
        int penalty = 0, dark = 0;
        for (var i = 0; i < side && penalty < enough; i++)
        {
            penalty += Lines(rows[i]) + Lines(columns[i]) + (i + 1 < side ? Blocks(rows[i], rows[i + 1]) : 0);
            dark += rows[i].Count;
        }

        var total = side * side;
        return penalty + 10 * (Math.Abs(20 * dark - 10 * total) / total);
    }

    private int Lines(BitRow line)
    {
        var inside = BitRow.First(side);
        return Runs(line & inside) + Runs(~line & inside) + Finders(line, ~line & inside);
    }

    /// <summary>A run of five or more counts its length less two.</summary>
    private static int Runs(BitRow line)
    {
        var two = line & (line >> 1);
        var five = two & (two >> 2) & (line >> 4);
        var last = five & ~(five >> 1);
        return five.Count + 2 * last.Count;
    }

    /// <summary>1011101 with four light modules before or after it, inside the symbol.</summary>
    private static int Finders(BitRow dark, BitRow light)
    {
        var four = light & (light >> 1);
        four &= four >> 2;
        var finder = dark & (light >> 1) & (dark >> 2) & (dark >> 3) & (dark >> 4) & (light >> 5) & (dark >> 6);
        return Pattern * ((finder & (four >> 7)).Count + (four & (finder >> 4)).Count);
    }

    /// <summary>Two by two of one colour.</summary>
    private int Blocks(BitRow row, BitRow next)
    {
        var inside = BitRow.First(side - 1);
        var dark = row & next;
        var light = ~(row | next);
        return 3 * (((dark & (dark >> 1)) | (light & (light >> 1))) & inside).Count;
    }
}
