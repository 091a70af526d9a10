using VillageListsPortal.Domain.Calendar;

namespace VillageListsPortal.Domain.Tests.Calendar;

/// <summary>The reference calendar, 2024 to 2026.</summary>
internal static class StateCouncil
{
    public static readonly IReadOnlyList<CalendarDay> Rows =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "state-council-calendar.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => new CalendarDay(DateOnly.Parse(cells[0], null),
                cells[1] == "workday" ? CalendarDayKind.Workday : CalendarDayKind.Holiday)),
    ];

    public static WorkingCalendar Calendar() => new(Rows, [2024, 2025, 2026]);
}
