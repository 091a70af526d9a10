using System.Runtime.InteropServices;

namespace VillageListsPortal.Domain.Calendar;

/// <summary>What the State Council's notice (国务院办公厅关于节假日安排的通知) makes of a day.</summary>
public enum CalendarDayKind
{
    /// <summary>A day of rest, whatever the day of the week.</summary>
    Holiday,

    /// <summary>A Saturday or Sunday that is worked in exchange (调休上班).</summary>
    Workday,
}

/// <summary>One row of an imported calendar: a day that differs from its day of the week, or is named a holiday.</summary>
/// <param name="Date">The day, Asia/Shanghai.</param>
/// <param name="Kind">Holiday or exchanged working day.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CalendarDay(DateOnly Date, CalendarDayKind Kind);
