using System.Globalization;
using System.IO.Compression;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>One row of a file of units, as it stands there.</summary>
public sealed record UnitLine(int Line, string Code, string Name, UnitKind? Level, string? FullName, string? Prefix, string[] Predecessors, string? Telephone);

/// <summary>Reads code,name,level and the optional columns full_name, prefix, predecessor, telephone, a row at a time.</summary>
public static class UnitFile
{
    private static readonly string[] Required = ["code", "name", "level"];
    private static readonly string[] Known = [.. Required, "full_name", "prefix", "predecessor", "telephone"];

    /// <summary>Opens a file, compressed by gzip or not; its first bytes tell.</summary>
    public static StreamReader Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var compressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return new StreamReader(compressed ? new GZipStream(file, CompressionMode.Decompress) : file);
    }

    /// <exception cref="FormatException">It is no CSV file.</exception>
    public static IEnumerable<UnitLine> Read(TextReader reader, ImportProblems problems)
    {
        using var file = CsvFile.Open(reader);
        foreach (var column in file.Header.Except(Known)) problems.AddOfFile(1, $"there is no column '{column}'; columns are {string.Join(", ", Known)}.");
        foreach (var column in Required.Except(file.Header)) problems.AddOfFile(1, $"column '{column}' is missing.");
        if (problems.WholeFile) yield break;
        foreach (var row in file.Rows())
        {
            if (row.Cells.Length == file.Header.Length) yield return LineOf(row.Line, file.Header, row.Cells);
            else problems.Add(row.Line, string.Create(CultureInfo.InvariantCulture, $"{row.Cells.Length} columns instead of {file.Header.Length}."));
        }
    }

    private static UnitLine LineOf(int line, string[] header, string[] cells)
    {
        string? Cell(string name) => Array.IndexOf(header, name) is >= 0 and var i && cells[i].Length > 0 ? cells[i] : null;
        return new UnitLine(
            line,
            Cell("code") ?? "",
            Cell("name") ?? "",
            Cell("level") is { } level && char.IsAsciiLetter(level[0]) && Enum.TryParse<UnitKind>(level, ignoreCase: true, out var kind) ? kind : null,
            Cell("full_name"),
            Cell("prefix"),
            Cell("predecessor")?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            Cell("telephone"));
    }
}
