using FsCheck;
using FsCheck.Fluent;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Domain.Tests.Calendar;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>15 working days from acceptance; a return stops the clock and the days stopped are added (domain 3.8, settled S2).</summary>
public sealed class AdmissionClockTests
{
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);
    private static readonly WorkingCalendar Calendar = StateCouncil.Calendar();
    private static readonly AdmissionSettings Settings = new();

    // Counted apart from the code under test: the rows of the notices over Monday to Friday.
    private static readonly HashSet<DateOnly> Holidays = [.. StateCouncil.Rows.Where(r => r.Kind == CalendarDayKind.Holiday).Select(r => r.Date)];
    private static readonly HashSet<DateOnly> Exchanged = [.. StateCouncil.Rows.Where(r => r.Kind == CalendarDayKind.Workday).Select(r => r.Date)];

    private readonly Desk desk = new();

    [Fact]
    public void It_runs_from_acceptance_and_not_before_and_stops_at_the_end()
    {
        Assert.Null(desk.Admission(AdmissionStatus.Submitted).ClockOn(Today, desk.Rules));
        Assert.Equal(Calendar.DueDay(Today, 15), desk.Admission(AdmissionStatus.Accepted).ClockOn(Today, desk.Rules)!.Due);
        Assert.All(AdmissionWorkflow.Closed, status => Assert.Null(desk.Admission(status).ClockOn(Today, desk.Rules)));
    }

    [Fact]
    public void A_return_before_acceptance_stops_nothing()
    {
        var admission = desk.Admission(AdmissionStatus.Submitted);
        admission.Return("请补充", desk.Reviewer, Now);
        Assert.Empty(admission.Pauses);
    }

    [Fact]
    public void A_return_stops_it_until_the_countersign_sends_it_again_and_the_days_are_added()
    {
        var admission = desk.Admission(AdmissionStatus.Accepted);
        var due = admission.ClockOn(Today, desk.Rules)!.Due;
        desk.At = On(new DateOnly(2026, 11, 26)); // Thursday, three working days on
        admission.Return("请补充", desk.Reviewer, desk.At);
        var paused = admission.ClockOn(new DateOnly(2026, 12, 1), desk.Rules)!;
        Assert.Equal((12, 3, new DateOnly(2026, 11, 26), PauseReason.Returned), (paused.DaysLeft, paused.DaysAdded, paused.PausedSince, paused.PausedFor));

        desk.At = On(new DateOnly(2026, 12, 1));
        desk.Submit(admission);
        Assert.NotNull(admission.ClockOn(desk.Day, desk.Rules)!.PausedSince); // waits for the second person of its unit
        desk.At = On(new DateOnly(2026, 12, 2));
        desk.Countersign(admission);

        var clock = admission.ClockOn(desk.Day, desk.Rules)!;
        Assert.Equal((Calendar.DueDay(due, 4), 12, 4, null), (clock.Due, clock.DaysLeft, clock.DaysAdded, clock.PausedSince));
        Assert.Equal([new ClockPause(new DateOnly(2026, 11, 26), new DateOnly(2026, 12, 2), PauseReason.Returned)], admission.Pauses);
        desk.Bring(admission, AdmissionStatus.Accepted);
        Assert.Equal(Calendar.DueDay(due, 4), admission.ClockOn(desk.Day, desk.Rules)!.Due); // it was accepted once
    }

    [Fact]
    public void Returned_and_sent_again_on_one_day_it_has_lost_nothing()
    {
        var admission = desk.Admission(AdmissionStatus.Returned);
        desk.Submit(admission);
        desk.Countersign(admission);
        Assert.Equal((15, 0), (admission.ClockOn(Today, desk.Rules)!.DaysLeft, admission.ClockOn(Today, desk.Rules)!.DaysAdded));
    }

    [Fact]
    public void Withdrawing_what_was_returned_ends_the_pause()
    {
        var admission = desk.Admission(AdmissionStatus.Returned);
        admission.Withdraw("不再需要", desk.Author, On(Today.AddDays(3)));
        Assert.Equal(Today.AddDays(3), admission.Pauses[^1].To);
    }

    [Theory] // warn before the legal limit, not after
    [InlineData(12, ClockTone.Calm)]
    [InlineData(13, ClockTone.Amber)]
    [InlineData(15, ClockTone.Amber)]
    [InlineData(16, ClockTone.Red)]
    public void It_turns_amber_two_working_days_before_its_end_and_red_after_it(int after, ClockTone tone) =>
        Assert.Equal(tone, AdmissionClock.Of(Today, [], Calendar.DueDay(Today, after), Settings, Calendar).Tone);

    [Fact] // what the database is asked for, whatever the calendar: a clock that stood is never the more urgent for it
    public void Urgent_are_exactly_those_accepted_by_its_last_day_and_of_those_that_stood_none_accepted_later() => Always.Holds(Clocks(), c =>
    {
        var last = AdmissionClock.LastUrgent(c.Today, Settings, Calendar);
        return (AdmissionClock.Of(c.Accepted, [], c.Today, Settings, Calendar).Tone != ClockTone.Calm) == (c.Accepted <= last)
            && (c.Accepted <= last || AdmissionClock.Of(c.Accepted, c.Pauses, c.Today, Settings, Calendar).Tone == ClockTone.Calm);
    });

    [Fact] // 3.8: what is set later does not shorten the time of a case that lies there already
    public void It_keeps_the_limits_of_the_day_on_which_it_began()
    {
        var (before, after) = (Settings, Settings with { DecisionWorkdays = 10 });
        var rules = new DistrictRules(after, Calendar) { Begun = [new(Today.AddDays(1), after), new(Today.AddDays(-100), before)] };
        var admission = desk.Admission(AdmissionStatus.Accepted);
        Assert.Equal(Calendar.DueDay(Today, before.DecisionWorkdays), admission.ClockOn(Today.AddDays(2), rules)!.Due);
        Assert.Equal((before, after), (admission.LimitsUnder(rules), desk.Admission(AdmissionStatus.Submitted).LimitsUnder(rules)));
        Assert.Equal(Calendar.DueDay(Today, before.LeadWorkdays), (rules with { Settings = after with { LeadWorkdays = 60 }, Begun = [new(Today.AddDays(1), after with { LeadWorkdays = 60 }), new(Today.AddDays(-100), before)] }).EarliestFrom(Today));
        Assert.Equal((10, 15, 15), (rules.SettingsOn(Today.AddDays(1)).DecisionWorkdays, rules.SettingsOn(Today).DecisionWorkdays, rules.SettingsOn(Today.AddDays(-101)).DecisionWorkdays));
    }

    [Fact] // what the database is asked for while a limit changes
    public void Between_two_limits_only_the_days_between_their_last_ones_are_counted_one_by_one() => Always.Holds(Clocks(), c =>
    {
        var rules = new DistrictRules(Settings with { DecisionWorkdays = 10 }, Calendar) { Begun = [new(c.Today.AddDays(-9), Settings with { DecisionWorkdays = 10 }), new(DateOnly.MinValue, Settings with { DecisionWorkdays = 20 })] };
        var (surely, perhaps) = rules.LastUrgent(c.Today);
        var urgent = AdmissionClock.Of(c.Accepted, [], c.Today, rules.SettingsOn(c.Accepted), Calendar).Tone != ClockTone.Calm;
        return surely <= perhaps && (c.Accepted > surely || urgent) && (c.Accepted <= perhaps || !urgent);
    });

    [Fact]
    public void On_the_weekend_after_its_last_day_it_is_red()
    {
        var due = AdmissionClock.Of(new DateOnly(2026, 11, 20), [], Today, Settings, Calendar).Due;
        Assert.Equal(DayOfWeek.Friday, due.DayOfWeek);
        Assert.Equal((-1, ClockTone.Red), AdmissionClock.Of(new DateOnly(2026, 11, 20), [], due.AddDays(1), Settings, Calendar) is var c ? (c.DaysLeft, c.Tone) : default);
    }

    [Fact]
    public void A_year_without_a_notice_makes_it_an_estimate()
    {
        Assert.False(AdmissionClock.Of(Today, [], Today, Settings, Calendar).IsEstimate);
        Assert.True(AdmissionClock.Of(new DateOnly(2026, 12, 25), [], Today, Settings, Calendar).IsEstimate);
    }

    [Fact] // the machine's clock was set back between the return and the sending
    public void A_pause_that_ends_before_it_begins_takes_no_days() =>
        Assert.Equal(0, AdmissionClock.Of(Today, [new ClockPause(Today.AddDays(7), Today.AddDays(3), PauseReason.Returned)], Today.AddDays(7), Settings, Calendar).DaysAdded);

    [Fact] // S2: day by day with the real calendar, 2024 to 2026
    public void It_is_what_counting_day_by_day_gives() => Always.Holds(Clocks(), c =>
    {
        var clock = AdmissionClock.Of(c.Accepted, c.Pauses, c.Today, Settings, Calendar);
        var (ticked, stopped) = (0, 0);
        for (var day = c.Accepted.AddDays(1); day <= c.Today; day = day.AddDays(1))
        {
            if (!IsWorked(day)) continue;
            if (c.Pauses.Any(p => p.From < day && (p.To is null || day <= p.To))) stopped++;
            else ticked++;
        }

        var due = c.Accepted;
        for (var left = Settings.DecisionWorkdays + stopped; left > 0; left -= IsWorked(due) ? 1 : 0) due = due.AddDays(1);
        var expected = c.Today <= clock.Due ? Settings.DecisionWorkdays - ticked : -Math.Max(1, ticked - Settings.DecisionWorkdays);
        var rest = due; // stopped on its last day it may also end on one of the days of rest after
        while (rest < clock.Due && !IsWorked(rest.AddDays(1))) rest = rest.AddDays(1);
        return clock.DaysAdded == stopped && clock.Due == rest && clock.DaysLeft == expected && clock.PausedSince == c.Pauses.SingleOrDefault(p => p.To is null)?.From;
    });

    [Fact] // returned on Friday, its last day, and sent again on Sunday: nothing of it was lost in between
    public void Stopped_on_its_last_day_it_ends_on_the_day_it_goes_on()
    {
        var (accepted, friday) = (new DateOnly(2026, 11, 20), new DateOnly(2026, 12, 11));
        var clock = AdmissionClock.Of(accepted, [new ClockPause(friday, friday.AddDays(2), PauseReason.Returned)], friday.AddDays(2), Settings, Calendar);
        Assert.Equal((friday.AddDays(2), 0, ClockTone.Amber), (clock.Due, clock.DaysLeft, clock.Tone));
        Assert.Equal(-1, AdmissionClock.Of(accepted, [new ClockPause(friday, friday.AddDays(2), PauseReason.Returned)], friday.AddDays(3), Settings, Calendar).DaysLeft);
        Assert.Equal(-1, AdmissionClock.Of(accepted, [new ClockPause(friday.AddDays(1), friday.AddDays(2), PauseReason.Returned)], friday.AddDays(2), Settings, Calendar).DaysLeft); // it was late before
    }

    [Fact]
    public void While_it_stands_still_no_day_is_lost() => Always.Holds(Clocks().Where(c => c.Pauses is [.., { To: null }]), c =>
    {
        var at = AdmissionClock.Of(c.Accepted, c.Pauses, c.Pauses[^1].From, Settings, Calendar);
        var today = AdmissionClock.Of(c.Accepted, c.Pauses, c.Today, Settings, Calendar);
        return at.DaysLeft < 0 || at.DaysLeft == today.DaysLeft;
    });

    /// <summary>An acceptance, up to four returns one after another, the last perhaps still lasting, and a day to look at it.</summary>
    private static Gen<(DateOnly Accepted, List<ClockPause> Pauses, DateOnly Today)> Clocks() =>
        from accepted in Any.Day(First, Last.AddDays(-120))
        from gaps in Gen.ArrayOf(Gen.Choose(0, 9), 9)
        from count in Gen.Choose(0, 4)
        from lasts in Gen.Elements(true, false)
        select Clock(accepted, gaps, count, lasts);

    private static (DateOnly Accepted, List<ClockPause> Pauses, DateOnly Today) Clock(DateOnly accepted, int[] gaps, int count, bool lasts)
    {
        var (day, pauses) = (accepted, new List<ClockPause>());
        for (var i = 0; i < count; i++)
        {
            var from = day.AddDays(gaps[2 * i]);
            day = from.AddDays(gaps[2 * i + 1]);
            pauses.Add(new ClockPause(from, lasts && i == count - 1 ? null : day, PauseReason.Returned));
        }

        return (accepted, pauses, day.AddDays(gaps[8]));
    }

    private static bool IsWorked(DateOnly day) => Exchanged.Contains(day) || (!Holidays.Contains(day) && day.DayNumber % 7 is not (5 or 6)); // day 0, 0001-01-01, was a Monday
}
