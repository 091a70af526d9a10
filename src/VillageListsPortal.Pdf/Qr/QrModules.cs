using VillageListsPortal.Pdf.Qr;

namespace VillageListsPortal.Pdf;

/// <summary>QR codes of error correction level M (ISO/IEC 18004:2015), in byte mode, UTF-8. The same text gives the same code.</summary>
public static class QrModules
{
    /// <summary>Modules of the light margin that a reader needs.</summary>
    public const int QuietZone = 4;

    /// <summary>The modules of a text, quiet zone included.</summary>
    /// <param name="text">At most 2,331 bytes of UTF-8.</param>
    /// <returns>By row and column; true is dark.</returns>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static bool[,] Of(string text)
    {
        var grid = Best(text);
        var modules = new bool[grid.Side + 2 * QuietZone, grid.Side + 2 * QuietZone];
        for (var row = 0; row < grid.Side; row++)
        {
            for (var column = 0; column < grid.Side; column++)
            {
                modules[row + QuietZone, column + QuietZone] = grid.IsDark(row, column);
            }
        }

        return modules;
    }

    /// <summary>The symbol with a given mask.</summary>
    internal static QrGrid With(string text, int mask) => Masked(Unmasked(text), mask);

    /// <summary>The symbol that reads best.</summary>
    internal static QrGrid Best(string text)
    {
        var plain = Unmasked(text);
        var best = Masked(plain, 0);
        var least = best.Penalty();
        for (var mask = 1; mask < QrLayout.Masks; mask++)
        {
            var grid = Masked(plain, mask);
            if (grid.Penalty(least) is var penalty && penalty < least) (best, least) = (grid, penalty);
        }

        return best;
    }

    private static (QrLayout Layout, QrGrid Grid) Unmasked(string text)
    {
        var (version, words) = CodeWords.Of(text);
        var layout = QrLayout.Of(version);
        var grid = new QrGrid(layout.Side);
        var order = layout.Order;
        for (var i = 0; i < 8 * words.Length; i++)
        {
            grid.Turn(order[i].Row, order[i].Column, words[i >> 3] >> (7 - (i & 7)) & 1); // half of them: asking each time takes longer
        }

        return (layout, grid.TurnedBy(layout.Patterns));
    }

    private static QrGrid Masked((QrLayout Layout, QrGrid Grid) plain, int mask) => plain.Grid.TurnedBy(plain.Layout.MaskGrids[mask]);
}
