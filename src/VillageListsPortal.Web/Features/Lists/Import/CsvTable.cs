using CsvHelper;

namespace VillageListsPortal.Web.Features.Lists.Import;

/// <summary>A CSV file with known columns; what is wrong with it is noted by line and told all at once.</summary>
public sealed class CsvTable
{
    private static readonly CsvReaderOptions Options = new() { Separator = ',', TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };

    private readonly List<LineProblem> problems = [];
    private readonly List<CsvRow> rows = [];

    private CsvTable()
    {
    }

    public IReadOnlyList<CsvRow> Rows => rows;

    /// <summary>Reads the whole file; a column that is missing or would be lost is a problem of line 1.</summary>
    public static CsvTable Read(TextReader text, params IReadOnlyList<string> columns)
    {
        var table = new CsvTable();
        using var csv = CsvReader.Create(text, Options, leaveOpen: true);
        var header = csv.Headers.ToArray().Select(h => h.Trim('\uFEFF', ' ')).ToList();
        if (header.Count == 0) throw new ListImportException("The file is empty.");
        foreach (var missing in columns.Except(header)) table.Refuse(1, $"column '{missing}' is missing.");
        foreach (var extra in header.Except(columns)) table.Refuse(1, $"column '{extra}' is not known, its content would be lost.");
        table.ThrowIfRefused();
        try
        {
            while (csv.Read()) table.Add((int)csv.LineNumber, header, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }
        catch (CsvFormatException e)
        {
            table.Refuse((int)csv.LineNumber, "the quotes of this line do not pair up.");
            throw new ListImportException(table.problems, e);
        }

        return table;
    }

    public void Refuse(int line, string problem) => problems.Add(new LineProblem(line, problem));

    /// <exception cref="ListImportException">Something was refused.</exception>
    public void ThrowIfRefused()
    {
        if (problems.Count > 0) throw new ListImportException([.. problems.OrderBy(p => p.Line)]);
    }

    private void Add(int line, List<string> header, string[] cells)
    {
        if (cells.Length != header.Count) Refuse(line, $"{cells.Length} columns instead of {header.Count}.");
        else rows.Add(new CsvRow(this, line, header.Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal)));
    }
}
