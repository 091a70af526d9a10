using CsvHelper;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>One row of a CSV file.</summary>
public sealed record CsvLine(int Line, string[] Cells);

/// <summary>A CSV file as cells by line, header first; rows are read as they are asked for.</summary>
public sealed class CsvFile : IDisposable
{
    private static readonly CsvReaderOptions Options = new() { Separator = ',', TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };
    private readonly CsvReader csv;

    private CsvFile(CsvReader csv)
    {
        this.csv = csv;
        Header = csv.Headers.ToArray().Select(h => h.Trim('\uFEFF', ' ')).ToArray();
        if (Header.Length == 0) throw new FormatException("line 1: the file is empty.");
    }

    public string[] Header { get; }

    /// <summary>Opens the file and reads its header.</summary>
    /// <exception cref="FormatException">There is nothing, or quotes of the header do not pair up.</exception>
    public static CsvFile Open(TextReader reader)
    {
        try
        {
            return new CsvFile(CsvReader.Create(reader, Options, leaveOpen: true));
        }
        catch (CsvFormatException e)
        {
            throw new FormatException("line 1: the quotation marks do not pair up.", e);
        }
    }

    /// <summary>Header and all rows of a small file; blank rows are left out.</summary>
    /// <exception cref="FormatException">Quotes do not pair up, or there is nothing; the sentence names the line.</exception>
    public static (string[] Header, List<CsvLine> Rows) Read(TextReader reader)
    {
        using var file = Open(reader);
        return (file.Header, [.. file.Rows()]);
    }

    /// <summary>The rows, one at a time; blank ones are left out.</summary>
    /// <exception cref="FormatException">Quotes do not pair up; the sentence names the line.</exception>
    public IEnumerable<CsvLine> Rows()
    {
        while (Next())
        {
            var cells = new string[csv.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i).Trim();
            if (Array.Exists(cells, c => c.Length > 0)) yield return new CsvLine((int)csv.LineNumber, cells);
        }
    }

    public void Dispose() => csv.Dispose();

    private bool Next()
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException e)
        {
            throw new FormatException($"line {csv.LineNumber}: the quotation marks do not pair up.", e);
        }
    }
}
