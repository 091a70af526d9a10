using VillageListsPortal.Pdf.Structure;
using VillageListsPortal.Pdf.Text;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>A cell with its lines. Without an element it is drawn as an artifact.</summary>
internal sealed record RowCell(IReadOnlyList<TextLine> Lines, StructureElement? Element, double Size);

/// <summary>What the rows of a table have in common.</summary>
/// <param name="Edges">Edges of the columns, one more than there are columns.</param>
/// <param name="Pitch">Height of a line.</param>
/// <param name="PageHeight">Height of the text area.</param>
internal sealed record RowForm(double[] Edges, double Pitch, double PageHeight);

/// <summary>One line's height of a table row. A row is a stack of slices, so that a row taller than a page can go on overleaf.</summary>
internal sealed class RowSlice : Strip
{
    /// <summary>The least space between a cell's edge and its text, in points.</summary>
    private const double LeastPadding = 4;

    /// <summary>A row of at most so many lines stays on one page, if it takes no more than half of it.</summary>
    private const int KeptLines = 12;

    private readonly RowCell[] cells;
    private readonly double[] edges;
    private readonly double pitch;
    private readonly double padding;
    private readonly int index;
    private readonly int count;
    private readonly bool isKept;
    private readonly bool endsTable;

    private RowSlice(RowCell[] cells, RowForm form, int index, bool endsTable)
    {
        (this.cells, edges, pitch, this.index) = (cells, form.Edges, form.Pitch, index);
        padding = PaddingOf(cells[0].Size);
        count = Math.Max(1, cells.Max(c => c.Lines.Count));
        isKept = count <= KeptLines && count * pitch <= form.PageHeight / 2;
        this.endsTable = endsTable;
        KeepWithNext = IsSolid = isKept && index < count - 1;
    }

    public override double Height => pitch + (index == 0 ? padding : 0) + (index == count - 1 ? padding : 0);

    private double TopPadding => index == 0 ? padding : 0;

    /// <summary>Space between a cell's edge and its text, in points: it grows with type larger than that of documents.</summary>
    public static double PaddingOf(double size) => Math.Max(LeastPadding, 0.25 * size);

    /// <summary>Cuts a row into slices.</summary>
    public static List<RowSlice> Cut(RowCell[] cells, RowForm form, bool endsTable, IReadOnlyList<Strip> repeated)
    {
        var slices = new List<RowSlice>();
        do
        {
            slices.Add(new RowSlice(cells, form, slices.Count, endsTable) { Repeated = repeated });
        }
        while (slices.Count < slices[0].count);
        return slices;
    }

    public override void Draw(PageCanvas canvas, double top, StripPlace place)
    {
        canvas.Artifact();
        foreach (var x in edges)
        {
            canvas.Line(x, top, x, top - Height);
        }

        if (index == 0 || place.FirstOnPage)
        {
            canvas.Line(edges[0], top, edges[^1], top);
        }

        if ((endsTable && index == count - 1) || place.LastOnPage)
        {
            canvas.Line(edges[0], top - Height, edges[^1], top - Height);
        }

        for (var i = 0; i < cells.Length; i++)
        {
            DrawCell(canvas, cells[i], edges[i] + padding, top - TopPadding);
        }
    }

    private void DrawCell(PageCanvas canvas, RowCell cell, double x, double top)
    {
        // A cell with fewer lines than its row stands in the middle, by half a line where the difference is odd.
        var spare = isKept ? count - cell.Lines.Count : 0;
        var line = index - spare / 2;
        if (line < 0 || line >= cell.Lines.Count || cell.Lines[line].Atoms.Count == 0)
        {
            return;
        }

        if (cell.Element is not null)
        {
            canvas.Tag(cell.Element);
        }
        else
        {
            canvas.Pagination();
        }

        canvas.TextIn(cell.Lines[line], x, top - spare % 2 * pitch / 2, pitch, cell.Size);
    }
}
