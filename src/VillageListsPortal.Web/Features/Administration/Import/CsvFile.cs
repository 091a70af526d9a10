using CsvHelper;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>A CSV file as cells by line, header first.</summary>
public static class CsvFile
{
    private static readonly CsvReaderOptions Options = new() { Separator = ',', TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };

    /// <summary>Header and rows; blank rows are left out.</summary>
    /// <exception cref="FormatException">Quotes do not pair up, or there is nothing; the sentence names the line.</exception>
    public static (string[] Header, List<(int Line, string[] Cells)> Rows) Read(TextReader reader)
    {
        using var csv = CsvReader.Create(reader, Options, leaveOpen: true);
        var rows = new List<(int, string[])>();
        try
        {
            var header = csv.Headers.ToArray().Select(h => h.Trim('\uFEFF', ' ')).ToArray();
            if (header.Length == 0) throw new FormatException("line 1: the file is empty.");
            while (csv.Read())
            {
                var cells = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim()).ToArray();
                if (cells.Any(c => c.Length > 0)) rows.Add(((int)csv.LineNumber, cells));
            }

            return (header, rows);
        }
        catch (CsvFormatException e)
        {
            throw new FormatException($"line {csv.LineNumber}: the quotation marks do not pair up.", e);
        }
    }
}
