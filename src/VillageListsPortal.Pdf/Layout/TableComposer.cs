using VillageListsPortal.Pdf.Structure;
using VillageListsPortal.Pdf.Text;

namespace VillageListsPortal.Pdf.Layout;

/// <summary>Turns tables and key-value sheets into row slices.</summary>
internal sealed class TableComposer(Setting setting)
{
    private const double MaxKeyShare = 0.35;
    private const string RowScope = "<< /O /Table /Scope /Row >>";
    private const string ColumnScope = "<< /O /Table /Scope /Column >>";

    public IEnumerable<Strip> Compose(KeyValues sheet, StructureElement parent)
    {
        var element = parent.Add(new StructureElement("Table"));
        var style = new TextStyle(Face.Regular, Setting.Readable(sheet.Size));
        var longest = sheet.Rows.Select(r => setting.Shaper.Shape(r.Key, style).Sum(a => a.Advance)).DefaultIfEmpty().Max();
        var width = Math.Min(longest + 2 * RowSlice.PaddingOf(style.Size) + 1, setting.Page.TextWidth * MaxKeyShare);
        var edges = new[] { setting.Page.Left, setting.Page.Left + width, setting.Page.Right };
        var form = Form(edges, style);
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            var row = element.Add(new StructureElement("TR"));
            var cells = new[]
            {
                MakeCell(sheet.Rows[i].Key, style, TextAlign.Left, width, row.Add(new StructureElement("TH") { Attributes = RowScope })),
                MakeCell(sheet.Rows[i].Value, style, TextAlign.Left, setting.Page.TextWidth - width, row.Add(new StructureElement("TD"))),
            };
            foreach (var slice in RowSlice.Cut(cells, form, i == sheet.Rows.Count - 1, []))
            {
                yield return slice;
            }
        }
    }

    public IEnumerable<Strip> Compose(Table table, StructureElement parent)
    {
        Check(table);
        var element = parent.Add(new StructureElement("Table"));
        var edges = Edges(table.Columns, table.Size);
        var head = new TextStyle(Face.Bold, Setting.Readable(table.Size));
        foreach (var strip in Caption(table, element))
        {
            yield return strip;
        }

        var header = table.Columns.Select(c => c.Header).ToList();
        var row = element.Add(new StructureElement("TR"));
        var shown = Cells(header, table, head, edges, () => row.Add(new StructureElement("TH") { Attributes = ColumnScope }));
        foreach (var slice in RowSlice.Cut(shown, Form(edges, head), table.Rows.Count == 0, []))
        {
            slice.KeepWithNext = table.Rows.Count > 0 || slice.KeepWithNext;
            yield return slice;
        }

        foreach (var slice in BodyRows(table, element, edges, head))
        {
            yield return slice;
        }
    }

    private IEnumerable<Strip> BodyRows(Table table, StructureElement element, double[] edges, TextStyle head)
    {
        // On later pages the header row is drawn again, but it was read out once (PDF/UA: an artifact there).
        // It ends with a line, since a row that goes on below draws none of its own.
        var form = Form(edges, head);
        var header = Cells([.. table.Columns.Select(c => c.Header)], table, head, edges, () => null);
        var repeated = RowSlice.Cut(header, form, endsTable: true, []);
        var tooTall = repeated.Sum(s => s.Height) > setting.Page.TextHeight / 2;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = element.Add(new StructureElement("TR"));
            var cells = BodyCells(table.Rows[i], table, head, edges, row);
            foreach (var slice in RowSlice.Cut(cells, form, i == table.Rows.Count - 1, tooTall ? [] : repeated))
            {
                yield return slice;
            }
        }
    }

    private RowForm Form(double[] edges, TextStyle style) => new(edges, 1.45 * style.Size, setting.Page.TextHeight);

    private IEnumerable<Strip> Caption(Table table, StructureElement element)
    {
        if (table.Caption is { } caption)
        {
            var style = new TextStyle(Face.Bold, table.Size + 1.5);
            var tag = element.Add(new StructureElement("Caption"));
            foreach (var line in setting.Balanced(caption, style, setting.Page.TextWidth, TextAlign.Center))
            {
                yield return new TextStrip(tag, line, setting.Page.Left, style.Size, 1.8 * style.Size) { KeepWithNext = true };
            }
        }
    }

    private RowCell[] Cells(IReadOnlyList<string> texts, Table table, TextStyle style, double[] edges, Func<StructureElement?> element) =>
        [.. table.Columns.Select((column, i) =>
            MakeCell(i < texts.Count ? texts[i] : "", style, column.Align, edges[i + 1] - edges[i], element()))];

    private RowCell[] BodyCells(IReadOnlyList<string> texts, Table table, TextStyle head, double[] edges, StructureElement row) =>
        [.. table.Columns.Select((column, i) => MakeCell(
            i < texts.Count ? texts[i] : "",
            column.HeadsRow ? head : head with { Face = Face.Regular },
            column.Align,
            edges[i + 1] - edges[i],
            row.Add(column.HeadsRow ? new StructureElement("TH") { Attributes = RowScope } : new StructureElement("TD"))))];

    private RowCell MakeCell(string text, TextStyle style, TextAlign align, double width, StructureElement? element) =>
        new(setting.Lines(text, style, width - 2 * RowSlice.PaddingOf(style.Size), align), element, style.Size);

    private double[] Edges(IReadOnlyList<TableColumn> columns, double size)
    {
        var total = columns.Sum(c => c.Weight);
        var edges = new double[columns.Count + 1];
        edges[0] = setting.Page.Left;
        for (var i = 0; i < columns.Count; i++)
        {
            edges[i + 1] = edges[i] + setting.Page.TextWidth * columns[i].Weight / total;
            if (edges[i + 1] - edges[i] < size + 2 * RowSlice.PaddingOf(size))
            {
                throw new ArgumentException($"The column '{columns[i].Header}' is too narrow for a character.", nameof(columns));
            }
        }

        return edges;
    }

    private static void Check(Table table)
    {
        if (table.Columns.Count == 0 || table.Columns.Any(c => !(c.Weight > 0)))
        {
            throw new ArgumentException("A table needs columns of a weight above 0.", nameof(table));
        }

        if (table.Rows.Any(r => r.Count > table.Columns.Count))
        {
            throw new ArgumentException("A row of the table has more cells than there are columns.", nameof(table));
        }
    }
}
