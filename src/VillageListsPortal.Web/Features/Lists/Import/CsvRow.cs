using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Lists.Import;

/// <summary>One row; a cell of the wrong kind is noted as a problem of its line and read as a default.</summary>
public sealed class CsvRow(CsvTable table, int line, IReadOnlyDictionary<string, string> cells)
{
    public int Line => line;

    /// <summary>A cell that must not be empty.</summary>
    public string Text(string column)
    {
        var text = Optional(column);
        if (text is null) Refuse($"{column} is empty.");
        return text ?? "";
    }

    /// <summary>A cell, null where empty.</summary>
    public string? Optional(string column)
    {
        try
        {
            return SafeText.Check(cells[column]) is { Length: > 0 } text ? text : null;
        }
        catch (RuleViolationException e)
        {
            Refuse($"{column} holds text that cannot be stored ({e.Code}).");
            return null;
        }
    }

    /// <summary>A cell that is one of the words of a table.</summary>
    public T Choice<T>(string column, IReadOnlyDictionary<string, T> words)
    {
        var text = Optional(column) ?? "";
        if (words.TryGetValue(text, out var found)) return found;
        Refuse($"{column} is '{text}', not one of {string.Join(", ", words.Keys)}.");
        return default!;
    }

    /// <summary>A whole number from 0 up.</summary>
    public int Number(string column) => OptionalNumber(column) ?? Refused<int>($"{column} is empty.");

    public int? OptionalNumber(string column)
    {
        if (Optional(column) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : Refused<int>($"{column} is '{text}', not a whole number.");
    }

    public DateOnly? OptionalDay(string column)
    {
        if (Optional(column) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Refused<DateOnly?>($"{column} is '{text}', not a day such as 2025-01-01.");
    }

    public bool YesNo(string column) => Choice(column, Words.YesNo);

    public void Refuse(string problem) => table.Refuse(line, problem);

    private T? Refused<T>(string problem)
    {
        Refuse(problem);
        return default;
    }
}
