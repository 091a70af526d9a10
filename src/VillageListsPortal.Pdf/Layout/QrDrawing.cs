using VillageListsPortal.Pdf.Qr;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>A QR code as rectangles: dark modules are merged to blocks, which keeps the file small and leaves few seams. Its quiet zone is part of the size.</summary>
internal sealed record QrDrawing(QrGrid Grid, double Size) : FigureDrawing(Size, Size)
{
    /// <summary>Modules of a side, with the quiet zone.</summary>
    public int Modules => Grid.Side + 2 * QrModules.QuietZone;

    public static QrDrawing Make(string content, double size) => new(QrModules.Best(content), size);

    public override void Paint(PageCanvas canvas, double x, double y)
    {
        var unit = Size / Modules;
        canvas.Content.Add($"{unit:0.######} 0 0 {unit:0.######} {x} {y} cm\n");
        foreach (var (column, row, width, height) in Blocks())
        {
            canvas.Content.AddAll((byte)(column + QrModules.QuietZone), (byte)(Grid.Side + QrModules.QuietZone - row - height), (byte)width, (byte)height).Add("re\n"u8);
        }

        canvas.Content.Add("f "u8);
    }

    /// <summary>The dark modules as rectangles that do not overlap: each run is taken down as far as the rows below repeat it.</summary>
    internal List<(int Column, int Row, int Width, int Height)> Blocks()
    {
        var left = new BitRow[Grid.Side]; // what is not drawn yet
        for (var row = 0; row < left.Length; row++) left[row] = Grid.Row(row);
        var blocks = new List<(int, int, int, int)>(1024);
        for (var row = 0; row < left.Length; row++)
        {
            for (int column = left[row].Next(0), end; column < left.Length; column = left[row].Next(end))
            {
                end = (~left[row]).Next(column);
                var run = BitRow.First(end) & ~BitRow.First(column);
                var height = 1;
                while (row + height < left.Length && (left[row + height] & run) == run) left[row + height++] &= ~run;
                blocks.Add((column, row, end - column, height));
            }
        }

        return blocks;
    }
}
