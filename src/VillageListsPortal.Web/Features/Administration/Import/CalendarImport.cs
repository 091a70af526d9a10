using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>Imports the State Council's calendar: date,kind,name with kind holiday or workday. A year that is there already is left as it is.</summary>
public static class CalendarImport
{
    /// <returns>The days written.</returns>
    /// <exception cref="FormatException">A row is malformed; the sentence names its line.</exception>
    public static async Task<int> RunAsync(PortalDb db, TextReader reader)
    {
        var rows = Read(reader).ToList();
        var years = await db.CalendarRows.Select(r => r.Date.Year).Distinct().ToListAsync();
        var added = rows.Where(r => !years.Contains(r.Date.Year)).ToList();
        db.CalendarRows.AddRange(added);
        await db.SaveChangesAsync();
        return added.Count;
    }

    private static IEnumerable<CalendarRow> Read(TextReader reader)
    {
        var (header, rows) = CsvFile.Read(reader);
        if (header is not ["date", "kind", "name"]) throw new FormatException("line 1: the columns must be date,kind,name.");
        return rows.Select(r => r.Cells is [var date, "holiday" or "workday", { Length: > 0 } name] && DateOnly.TryParseExact(date, "yyyy-MM-dd", out var day)
            ? new CalendarRow { Date = day, Kind = r.Cells[1] == "holiday" ? CalendarDayKind.Holiday : CalendarDayKind.Workday, Name = name }
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {r.Line}: not a date, holiday or workday, and a name.")));
    }
}
