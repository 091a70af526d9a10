namespace VillageListsPortal.Pdf.Layout;

/// <summary>A QR code as rectangles: dark modules are merged to blocks, which keeps the file small and leaves few seams. Its quiet zone is part of the size.</summary>
internal sealed record QrDrawing(bool[,] Modules, double Size) : FigureDrawing(Size, Size)
{
    public static QrDrawing Make(string content, double size) => new(QrModules.Of(content), size);

    public override void Paint(PageCanvas canvas, double x, double y)
    {
        var side = Modules.GetLength(0);
        var unit = Size / side;
        canvas.Content.Add(System.FormattableString.Invariant($"{unit:0.######} 0 0 {unit:0.######} ")).AddAll(x, y).Add("cm\n"u8);
        foreach (var (column, row, width, height) in Blocks())
        {
            canvas.Content.Add(column).Add(" "u8).Add(side - row - height).Add(" "u8).Add(width).Add(" "u8).Add(height).Add(" re\n"u8);
        }

        canvas.Content.Add("f "u8);
    }

    /// <summary>The dark modules as rectangles that do not overlap: each run is taken down as far as the rows below repeat it.</summary>
    internal List<(int Column, int Row, int Width, int Height)> Blocks()
    {
        var side = Modules.GetLength(0);
        var blocks = new List<(int, int, int, int)>();
        var taken = new bool[side, side];
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < side; column++)
            {
                var width = Run(row, column, taken);
                if (width > 0)
                {
                    var height = 1;
                    while (row + height < side && IsDark(row + height, column, width, taken))
                    {
                        Take(row + height++, column, width, taken);
                    }

                    Take(row, column, width, taken);
                    blocks.Add((column, row, width, height));
                    column += width - 1;
                }
            }
        }

        return blocks;
    }

    private int Run(int row, int column, bool[,] taken)
    {
        var end = column;
        while (end < Modules.GetLength(1) && Modules[row, end] && !taken[row, end])
        {
            end++;
        }

        return end - column;
    }

    private bool IsDark(int row, int column, int width, bool[,] taken)
    {
        for (var i = column; i < column + width; i++)
        {
            if (!Modules[row, i] || taken[row, i]) return false;
        }

        return true;
    }

    private static void Take(int row, int column, int width, bool[,] taken)
    {
        for (var i = 0; i < width; i++)
        {
            taken[row, column + i] = true;
        }
    }
}
