using System.Globalization;
using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Administration.Import;

namespace VillageListsPortal.Web.Features.Administration.WorkingDays;

/// <summary>A day as it shall be.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">What it is; null leaves it to its day of the week.</param>
/// <param name="Name">The holiday it belongs to.</param>
public sealed record DayPlan(DateOnly Date, CalendarDayKind? Kind, string Name);

/// <summary>One thing wrong with one line; the sentence is the text <c>calendar.bad.{Code}</c>.</summary>
public sealed record LineFault(int Line, string Code);

/// <summary>Days as rows of <c>date,kind,name</c>: the form of the reference file, and of a plan between preview and confirmation.</summary>
public static class CalendarFile
{
    /// <summary>Longest name of a holiday, in UTF-16 units.</summary>
    public const int LongestName = 20;

    private const string Header = "date,kind,name";
    private const string ByWeek = "by-week";

    /// <summary>Reads all rows; what is wrong with them is told by line, all at once.</summary>
    public static (IReadOnlyList<DayPlan> Days, IReadOnlyList<LineFault> Faults) Read(TextReader reader)
    {
        var (days, faults) = (new SortedDictionary<DateOnly, DayPlan>(), new List<LineFault>());
        try
        {
            using var file = CsvFile.Open(reader);
            if (file.Header is not ["date", "kind", "name"]) return ([], [new LineFault(1, "columns")]);
            foreach (var row in file.Rows())
            {
                if (Fault(row.Cells, out var day) is { } code) faults.Add(new LineFault(row.Line, code));
                else if (!days.TryAdd(day!.Date, day)) faults.Add(new LineFault(row.Line, "twice"));
            }
        }
        catch (FormatException)
        {
            faults.Add(new LineFault(1, "quotes"));
        }

        if (days.Count == 0 && faults.Count == 0) faults.Add(new LineFault(1, "empty"));
        return ([.. days.Values], faults);
    }

    public static string Write(IEnumerable<DayPlan> days) =>
        string.Join('\n', days.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Date:yyyy-MM-dd},{WordOf(d.Kind)},{d.Name}")).Prepend(Header));

    /// <summary>What is wrong with a name, or null: it stands in a file whose columns are told apart by commas.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= LongestName && SafeText.IsSafe(name) && name.IndexOfAny([',', '"', '\n', '\r']) < 0;

    /// <summary>An exchanged working day is a Saturday or Sunday: every other day is worked anyway.</summary>
    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static string? Fault(string[] cells, out DayPlan? day)
    {
        day = null;
        if (cells.Length != 3) return "columns";
        if (!DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return "date";
        if (cells[1] is not ("holiday" or "workday" or ByWeek)) return "kind";
        if (cells[1] != ByWeek && !IsName(cells[2])) return "name";
        if (cells[1] == "workday" && !IsWeekend(date)) return "workday";
        day = new DayPlan(date, cells[1] switch { "holiday" => CalendarDayKind.Holiday, "workday" => CalendarDayKind.Workday, _ => null }, cells[2]);
        return null;
    }

    private static string WordOf(CalendarDayKind? kind) => kind switch { CalendarDayKind.Holiday => "holiday", CalendarDayKind.Workday => "workday", _ => ByWeek };
}
