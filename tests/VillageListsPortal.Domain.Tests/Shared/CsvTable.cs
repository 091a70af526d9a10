using System.Text;

namespace VillageListsPortal.Domain.Tests.Shared;

/// <summary>A CSV file of the reference data: rows by column name. Quotes as in RFC 4180.</summary>
internal static class CsvTable
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string path)
    {
        var rows = Rows(File.ReadAllText(path)).ToList();
        return [.. rows.Skip(1).Select(cells => rows[0].Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal))];
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Replace("\"\"", "\u0001", StringComparison.Ordinal))
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || c is not (',' or '\n'))
            {
                cell.Append(c == '\u0001' ? '"' : c);
            }
            else
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == ',') continue;
                yield return row;
                row = [];
            }
        }
    }
}
