using System.Globalization;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Administration.Import;
using VillageListsPortal.Web.Features.Lists.Import;

namespace VillageListsPortal.Web.Features.Laws;

/// <summary>One thing wrong with one line; the sentence is the text <c>bad.{Code}</c>.</summary>
public sealed record LawFault(int Line, string Code);

/// <summary>New texts as rows of the form in which the register was imported (<see cref="LawImport"/>). What they are cited by is not taken from a file: that follows from reviews and admissions.</summary>
public static class LawFile
{
    /// <summary>A file of more texts is no amendment.</summary>
    public const int MostRows = 50;

    private static readonly string[] Columns = ["law", "version", "kind", "in_force_from", "in_force_to", "cited_by", "note"];

    /// <summary>Reads all rows; what is wrong with them is told by line, all at once.</summary>
    public static (IReadOnlyList<LawText> Texts, IReadOnlyList<LawFault> Faults) Read(string csv)
    {
        var (texts, faults) = (new List<LawText>(), new List<LawFault>());
        try
        {
            using var file = CsvFile.Open(new StringReader(csv));
            if (!file.Header.SequenceEqual(Columns, StringComparer.Ordinal)) return ([], [new LawFault(1, "columns")]);
            foreach (var row in file.Rows())
            {
                if (Fault(row.Cells, out var text) is { } code) faults.Add(new LawFault(row.Line, code));
                else texts.Add(text!);
            }
        }
        catch (FormatException)
        {
            faults.Add(new LawFault(1, "quotes"));
        }

        if (texts.Count == 0 && faults.Count == 0) faults.Add(new LawFault(1, "empty"));
        if (texts.Count > MostRows) faults.Add(new LawFault(MostRows + 2, "many"));
        return (texts, faults);
    }

    private static string? Fault(string[] cells, out LawText? text)
    {
        text = null;
        if (cells.Length != Columns.Length) return "columns";
        if (!Words.LawKind.TryGetValue(cells[2], out var kind)) return "kind";
        if (!DateOnly.TryParseExact(cells[3], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)) return "from";
        if (cells[4].Length > 0) return "to";
        if (cells[5].Length > 0) return "cited";
        try
        {
            text = new LawText { Name = cells[0], Version = cells[1], Kind = kind, InForceFrom = from, Note = cells[6] }.RequireWhole();
            return null;
        }
        catch (RuleViolationException)
        {
            return "text";
        }
    }
}
