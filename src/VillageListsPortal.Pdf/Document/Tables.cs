namespace VillageListsPortal.Pdf;

/// <summary>A ruled sheet of labels and values, tagged as a table whose labels are row headers.</summary>
/// <param name="Rows">The rows from top to bottom.</param>
public sealed record KeyValues(IReadOnlyList<KeyValueRow> Rows) : Block
{
    /// <summary>Size of the text in points.</summary>
    public double Size { get; init; } = 14;
}

/// <summary>A label and its value.</summary>
/// <param name="Key">The label, a row header.</param>
/// <param name="Value">The value; a line feed forces a new line.</param>
public sealed record KeyValueRow(string Key, string Value);

/// <summary>A ruled table over as many pages as it needs; its header row is repeated on each page.</summary>
/// <param name="Columns">The columns from left to right, at least one.</param>
/// <param name="Rows">Cells by row; a short row is filled with empty cells, a long one is refused.</param>
public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block
{
    /// <summary>Title of the table, printed above it.</summary>
    public string? Caption { get; init; }

    /// <summary>Size of the text in points; 10.5 is 五号.</summary>
    public double Size { get; init; } = 10.5;
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Header">Text of its header cell.</param>
/// <param name="Weight">Share of the width, relative to the other columns; more than 0.</param>
/// <param name="Align">How its cells stand.</param>
public sealed record TableColumn(string Header, double Weight, TextAlign Align = TextAlign.Left)
{
    /// <summary>Whether its cells name their rows: they are row headers, in the bold face.</summary>
    public bool HeadsRow { get; init; }
}
