using System.Collections;
using QRCoder;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>A QR code as rectangles: dark modules of a row are merged to runs, equal runs of neighbouring rows to blocks. Its quiet zone is part of the size.</summary>
internal sealed record QrDrawing(bool[,] Modules, double Size) : FigureDrawing(Size, Size)
{
    public static QrDrawing Make(string content, double size)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var side = code.ModuleMatrix.Count;
        var modules = new bool[side, side];
        for (var y = 0; y < side; y++)
        {
            BitArray row = code.ModuleMatrix[y];
            for (var x = 0; x < side; x++)
            {
                modules[y, x] = row[x];
            }
        }

        return new QrDrawing(modules, size);
    }

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

    /// <summary>The dark modules as rectangles that do not overlap.</summary>
    internal IEnumerable<(int Column, int Row, int Width, int Height)> Blocks()
    {
        var side = Modules.GetLength(0);
        var open = new Dictionary<(int Column, int Width), int>();
        for (var row = 0; row <= side; row++)
        {
            var runs = row < side ? Runs(row) : [];
            foreach (var (run, from) in open.Where(o => !runs.Contains(o.Key)).OrderBy(o => o.Key.Column).ToList())
            {
                open.Remove(run);
                yield return (run.Column, from, run.Width, row - from);
            }

            foreach (var run in runs)
            {
                open.TryAdd(run, row);
            }
        }
    }

    private List<(int Column, int Width)> Runs(int row)
    {
        var runs = new List<(int, int)>();
        var side = Modules.GetLength(1);
        for (var x = 0; x < side; x++)
        {
            var start = x;
            while (x < side && Modules[row, x])
            {
                x++;
            }

            if (x > start)
            {
                runs.Add((start, x - start));
            }
        }

        return runs;
    }
}
