using System.Globalization;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>One row of a file of units, as it stands there.</summary>
public sealed record UnitLine(int Line, string Code, string Name, UnitKind? Level, string? FullName, string? Prefix, IReadOnlyList<string> Predecessors, string? Telephone);

/// <summary>One thing wrong with a file, by line; said in English, to an operator at a console.</summary>
public sealed record ImportProblem(int Line, string Sentence)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}: {Sentence}");
}

/// <summary>Reads code,name,level and the optional columns full_name, prefix, predecessor, telephone.</summary>
public static class UnitFile
{
    private static readonly string[] Required = ["code", "name", "level"];
    private static readonly string[] Known = [.. Required, "full_name", "prefix", "predecessor", "telephone"];

    /// <exception cref="FormatException">It is no CSV file.</exception>
    public static List<UnitLine> Read(TextReader reader, List<ImportProblem> problems)
    {
        var (header, rows) = CsvFile.Read(reader);
        problems.AddRange(header.Except(Known).Select(c => new ImportProblem(1, $"there is no column '{c}'; columns are {string.Join(", ", Known)}.")));
        problems.AddRange(Required.Except(header).Select(c => new ImportProblem(1, $"column '{c}' is missing.")));
        problems.AddRange(rows.Where(r => r.Cells.Length != header.Length).Select(r => new ImportProblem(r.Line, string.Create(CultureInfo.InvariantCulture, $"{r.Cells.Length} columns instead of {header.Length}."))));
        return problems.Count > 0 ? [] : [.. rows.Select(r => LineOf(r.Line, header, r.Cells))];
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
