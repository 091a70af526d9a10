using FsCheck.Fluent;
using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);
    private readonly WorkingCalendar calendar = StateCouncil.Calendar();

    // Counted apart from the code under test: the sorted list of all days people work on.
    private static readonly List<DateOnly> Worked = [.. WorkedDays()];

    [Theory]
    [InlineData(2026, 2, 14, true)] // Saturday worked for Spring Festival
    [InlineData(2026, 2, 28, true)]
    [InlineData(2026, 2, 16, false)] // Monday, Spring Festival
    [InlineData(2026, 1, 4, true)] // Sunday worked for New Year
    [InlineData(2025, 1, 26, true)]
    [InlineData(2025, 10, 8, false)]
    [InlineData(2024, 4, 7, true)]
    [InlineData(2024, 4, 6, false)]
    [InlineData(2026, 11, 21, false)] // plain Saturday
    [InlineData(2026, 11, 23, true)] // plain Monday
    public void Exchanged_days_follow_the_notice(int year, int month, int day, bool isWorked) =>
        Assert.Equal(isWorked, calendar.IsWorkingDay(new(year, month, day)));

    [Theory]
    [InlineData(2024, 251)] // 366 days - 104 weekend days - 11 statutory holidays
    [InlineData(2025, 248)] // 365 - 104 - 13, since the regulation of 2024
    [InlineData(2026, 248)]
    public void A_year_has_its_days_less_weekends_and_statutory_holidays(int year, int expected) =>
        Assert.Equal(expected, Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays)
            .Count(day => day.Year == year && calendar.IsWorkingDay(day)));

    [Fact]
    public void The_first_day_is_not_counted_and_the_due_day_is_the_nth_working_day_after_it() =>
        Always.Holds(from start in Any.Day(First, Last.AddDays(-100)) from length in Gen.Choose(1, 40) select (start, length),
            limit => calendar.DueDay(limit.start, limit.length) == Worked.Where(day => day > limit.start).ElementAt(limit.length - 1));

    [Fact]
    public void Days_left_are_the_working_days_after_today_up_to_and_including_the_due_day() =>
        Always.Holds(from today in Any.Day(First, Last) from due in Any.Day(First, Last) select (today, due), limit =>
        {
            var left = calendar.DaysLeft(limit.today, limit.due);
            return limit.today <= limit.due
                ? left == Worked.Count(day => day > limit.today && day <= limit.due)
                : left == -Math.Max(1, Worked.Count(day => day > limit.due && day <= limit.today));
        });

    [Fact]
    public void On_its_first_day_a_limit_has_its_whole_length_left_and_on_its_due_day_none() =>
        Always.Holds(from start in Any.Day(First, Last) from length in Gen.Choose(0, 60) select (start, length), limit =>
        {
            var due = calendar.DueDay(limit.start, limit.length);
            return calendar.DaysLeft(limit.start, due) == limit.length && calendar.DaysLeft(due, due) == 0
                && calendar.DaysLeft(due.AddDays(1), due) == -1;
        });

    [Fact]
    public void A_limit_begun_before_the_Spring_Festival_runs_over_the_exchanged_Saturday() =>
        // Friday 13 February: 14 (worked), then rest until the 23rd, 24, 25.
        Assert.Equal(new(2026, 2, 25), calendar.DueDay(new(2026, 2, 13), 3));

    [Fact]
    public void A_limit_in_calendar_days_that_ends_on_a_day_of_rest_moves_to_the_next_working_day()
    {
        Assert.Equal(new(2026, 10, 8), calendar.CalendarDue(new(2026, 9, 21), 10)); // 1 October
        Assert.Equal(new(2026, 10, 10), calendar.CalendarDue(new(2026, 9, 30), 10)); // a worked Saturday stays
        Always.Holds(from start in Any.Day(First, Last) from length in Gen.Choose(0, 60) select (start, length),
            limit => calendar.CalendarDue(limit.start, limit.length) == Worked.First(day => day >= limit.start.AddDays(limit.length)));
    }

    [Fact]
    public void A_year_that_is_not_imported_counts_weekends_only_and_is_an_estimate()
    {
        Assert.True(calendar.IsEstimate(2027));
        Assert.False(calendar.IsEstimate(2026));
        Assert.True(calendar.IsWorkingDay(new(2027, 1, 1)));
        Assert.False(calendar.IsWorkingDay(new(2027, 1, 2)));
        Assert.False(calendar.IsEstimate(First, Last));
        Assert.True(calendar.IsEstimate(Last, Last.AddDays(1)));
    }

    [Fact]
    public void A_notice_settles_the_last_days_of_the_year_before() =>
        Assert.False(new WorkingCalendar([new(new(2027, 12, 31), CalendarDayKind.Holiday)], [2028]).IsWorkingDay(new(2027, 12, 31)));

    [Fact]
    public void A_day_given_both_kinds_is_refused() => Assert.Equal("calendar.contradicting-day", Refusal.Code(() =>
        _ = new WorkingCalendar([new(First, CalendarDayKind.Holiday), new(First, CalendarDayKind.Workday)], [2024])));

    [Fact]
    public void A_negative_length_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.DueDay(First, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.CalendarDue(First, -1));
    }

    private static IEnumerable<DateOnly> WorkedDays()
    {
        var holidays = StateCouncil.Rows.Where(row => row.Kind == CalendarDayKind.Holiday).Select(row => row.Date).ToHashSet();
        var exchanged = StateCouncil.Rows.Where(row => row.Kind == CalendarDayKind.Workday).Select(row => row.Date).ToHashSet();
        for (var number = First.DayNumber; number <= Last.DayNumber + 200; number++)
        {
            var isWeekend = number % 7 is 5 or 6; // day 0, 0001-01-01, was a Monday
            var day = DateOnly.FromDayNumber(number);
            if (exchanged.Contains(day) || (!isWeekend && !holidays.Contains(day)))
                yield return day;
        }
    }
}
