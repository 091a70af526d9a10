using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Calendar;

/// <summary>
/// Working days of mainland China: weekdays, changed by the imported yearly notices of the State Council.
/// All limits are counted by settled S2: the first day does not count, a limit ends at 24:00 of its due day.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly Dictionary<DateOnly, CalendarDayKind> days = [];
    private readonly HashSet<int> importedYears;

    /// <summary>Builds the calendar from imported rows.</summary>
    /// <param name="days">
    /// Rows of the notices. A row counts also when it lies outside the imported years, because the notice of a year
    /// may settle the last days of the year before (2022-12-31 stands in the notice for 2023).
    /// </param>
    /// <param name="importedYears">Years whose notice has been imported.</param>
    /// <exception cref="RuleViolationException"><c>calendar.contradicting-day</c>: one day given both kinds.</exception>
    public WorkingCalendar(IEnumerable<CalendarDay> days, IEnumerable<int> importedYears)
    {
        this.importedYears = [.. importedYears];
        foreach (var (date, kind) in days)
        {
            if (!this.days.TryAdd(date, kind) && this.days[date] != kind)
                throw new RuleViolationException("calendar.contradicting-day", date);
        }
    }

    /// <summary>Whether people work on the day.</summary>
    public bool IsWorkingDay(DateOnly day) => days.TryGetValue(day, out var kind)
        ? kind == CalendarDayKind.Workday
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Whether the year's notice is missing, so that only weekends are known; shown 暂估 (settled S2).</summary>
    public bool IsEstimate(int year) => !importedYears.Contains(year);

    /// <summary>Whether any year that a limit runs through is an estimate.</summary>
    public bool IsEstimate(DateOnly start, DateOnly due)
    {
        for (var year = start.Year; year <= due.Year; year++)
        {
            if (IsEstimate(year))
                return true;
        }

        return false;
    }

    /// <summary>The last day of a limit in working days.</summary>
    /// <param name="start">The day on which the limit begins, itself not counted; may be a day of rest.</param>
    /// <param name="workingDays">Length, 0 or more; 0 ends on <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative length.</exception>
    public DateOnly DueDay(DateOnly start, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var day = start;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left--;
        }

        return day;
    }

    /// <summary>
    /// Working days after <paramref name="today"/> up to and including <paramref name="due"/>: 0 on the due day itself.
    /// Once the due day is past the value is negative, at least -1, also on the weekend that follows it.
    /// </summary>
    public int DaysLeft(DateOnly today, DateOnly due) =>
        today <= due ? WorkingDaysAfter(today, due) : -Math.Max(1, WorkingDaysAfter(due, today));

    /// <summary>The last day of a limit in calendar days; one that ends on a day of rest moves to the next working day.</summary>
    /// <param name="start">The day on which the limit begins, itself not counted.</param>
    /// <param name="days">Length, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative length.</exception>
    public DateOnly CalendarDue(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = start.AddDays(days);
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>
    /// Whether the portal itself should remind of a limit now (domain 3.5): from half of its working days on, and again from the last working day before
    /// its due day, once each. A reminder since then, also by a person, counts for it; a limit of one working day has no such day, one of two has one.
    /// </summary>
    /// <param name="today">The day in China.</param>
    /// <param name="asked">The day on which the limit began.</param>
    /// <param name="due">Its last day.</param>
    /// <param name="reminded">The day of the last reminder; null for none.</param>
    public bool IsToRemindOn(DateOnly today, DateOnly asked, DateOnly due, DateOnly? reminded)
    {
        if (today > due) return false;
        var limit = DaysLeft(asked, due);
        var reached = new[] { DueDay(asked, Math.Max(0, limit / 2)), DueDay(asked, Math.Max(0, limit - 1)) }.Where(d => asked < d && d <= today).ToList();
        return reached.Count > 0 && !(reminded >= reached.Max());
    }

    private int WorkingDaysAfter(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
                count++;
        }

        return count;
    }
}
