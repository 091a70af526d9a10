using CsvHelper;
using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Web.Features.Screening;

/// <summary>A CSV file of requests: read whole, screened, written again with all its columns in their order.</summary>
public sealed class ScreeningSheet
{
    private const string Id = "id";
    private const string Title = "title_zh";
    private const string Description = "description_zh";
    private const string Role = "village_role_zh";
    private const string Crossed = "crossed";
    private const string CoveredBy = "covered_by";
    private const char Joint = ';';
    private const char Mark = '\uFEFF';

    private static readonly CsvReaderOptions Reading = new() { Separator = ',', TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };
    private static readonly string[] Needed = [Title, Description, Role];
    private static readonly string[] Predicted = ["predicted_crossed", "predicted_covered_by"];

    private readonly string lineEnd;
    private readonly List<string> header;
    private readonly List<List<string>> rows = [];

    private ScreeningSheet(string text, IEnumerable<string> header)
    {
        (HasMark, lineEnd) = (text.StartsWith(Mark), text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");
        this.header = [.. header];
    }

    /// <summary>Whether the file began with a byte order mark.</summary>
    public bool HasMark { get; }

    /// <summary>Whether the file says what is right.</summary>
    public bool IsLabelled => header.Contains(Crossed) && header.Contains(CoveredBy);

    public IReadOnlyList<LabelledCase> Cases => [.. rows.Select(r => new LabelledCase(Text(r), Codes(r, Crossed), Codes(r, CoveredBy), Cell(r, Id)))];

    /// <exception cref="FormatException">The file is no such table; the sentence names the line.</exception>
    public static ScreeningSheet Read(string text)
    {
        try
        {
            using var csv = CsvReader.Create(new StringReader(text), Reading);
            var sheet = new ScreeningSheet(text, csv.Headers.ToArray().Select(h => h.Trim(Mark, ' ')));
            if (Needed.Except(sheet.header).ToList() is { Count: > 0 } missing) throw new FormatException($"line 1: these columns are missing: {string.Join(", ", missing)}.");
            sheet.Fill(csv);
            return sheet;
        }
        catch (CsvFormatException e)
        {
            throw new FormatException("the quotation marks do not pair up.", e);
        }
    }

    /// <summary>Screens all rows and notes the codes in the last two columns.</summary>
    public IReadOnlyList<ScreeningResult> Screen(Screener screener)
    {
        foreach (var column in Predicted.Except(header).ToList()) header.Add(column);
        var results = new List<ScreeningResult>();
        foreach (var row in rows)
        {
            var result = screener.Screen(Text(row));
            Put(row, Predicted[0], result.Crossed.Select(c => c.Code));
            Put(row, Predicted[1], result.CoveredBy.Select(c => c.Code));
            results.Add(result);
        }

        return results;
    }

    /// <summary>Writes the table with the line ends that it came with.</summary>
    public void Write(TextWriter text)
    {
        foreach (var row in rows.Prepend(header)) text.Write(string.Join(',', row.Select(Quoted)) + lineEnd);
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private void Fill(CsvReader csv)
    {
        while (csv.Read())
        {
            if (csv.FieldCount == 1 && csv.GetString(0).Length == 0) continue;
            if (csv.FieldCount != header.Count) throw new FormatException(FormattableString.Invariant($"line {csv.LineNumber}: {csv.FieldCount} columns instead of {header.Count}."));
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }
    }

    private void Put(List<string> row, string column, IEnumerable<string> codes)
    {
        while (row.Count < header.Count) row.Add("");
        row[header.IndexOf(column)] = string.Join(Joint, codes.Order(StringComparer.Ordinal));
    }

    private ScreeningText Text(List<string> row) => new(Cell(row, Title), Cell(row, Description), Cell(row, Role));

    private HashSet<string> Codes(List<string> row, string column) =>
        Cell(row, column).Split(Joint, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);

    private string Cell(List<string> row, string column) => header.IndexOf(column) is >= 0 and var i ? row[i] : "";
}
