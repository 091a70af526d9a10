using VillageListsPortal.Domain.Calendar;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>A time in which the clock stands still: a return for correction, or the municipality's approval (domain 3.7, 3.8).</summary>
/// <param name="From">The day it began.</param>
/// <param name="To">The day it ended; null while it lasts.</param>
/// <param name="Reason">Why.</param>
public sealed record ClockPause(DateOnly From, DateOnly? To, PauseReason Reason);

/// <summary>Why a clock stands still.</summary>
public enum PauseReason
{
    /// <summary>退回补正。</summary>
    Returned,
    /// <summary>报市政府审定。</summary>
    Municipality,
}

/// <summary>How urgent it is.</summary>
public enum ClockTone
{
    /// <summary>Time enough.</summary>
    Calm,
    /// <summary>Two working days or fewer are left.</summary>
    Amber,
    /// <summary>The due day is past.</summary>
    Red,
}

/// <summary>The clock of an admission as of a day (domain 3.8, settled S2).</summary>
/// <param name="Due">Last day for the decision; a lasting pause counted up to today.</param>
/// <param name="DaysLeft">Working days after today up to and including the due day; negative once it is past.</param>
/// <param name="PausedSince">The day it stopped; null while it runs.</param>
/// <param name="PausedFor">Why it stopped.</param>
/// <param name="DaysAdded">Working days added for pauses.</param>
/// <param name="IsEstimate">Whether a year's calendar is missing (暂估).</param>
/// <param name="Tone">How urgent it is.</param>
public sealed record AdmissionClock(DateOnly Due, int DaysLeft, DateOnly? PausedSince, PauseReason? PausedFor, int DaysAdded, bool IsEstimate, ClockTone Tone)
{
    /// <summary>The clock from acceptance on: the days of each pause, its first not counted and its last counted, are added to the limit.</summary>
    /// <param name="accepted">The day of acceptance.</param>
    /// <param name="pauses">All pauses, in order.</param>
    /// <param name="today">The day.</param>
    /// <param name="settings">The district's limits.</param>
    /// <param name="calendar">Working days.</param>
    /// <returns>The clock.</returns>
    public static AdmissionClock Of(DateOnly accepted, IReadOnlyList<ClockPause> pauses, DateOnly today, AdmissionSettings settings, WorkingCalendar calendar)
    {
        var (due, added) = (calendar.DueDay(accepted, settings.DecisionWorkdays), 0);
        foreach (var pause in pauses)
        {
            var end = pause.To ?? today;
            added += Between(pause.From, end, calendar);
            var moved = calendar.DueDay(accepted, settings.DecisionWorkdays + added);
            due = due >= pause.From && moved < end ? end : moved; // stopped on its last day it is not overdue when it goes on, though that be a day of rest
        }

        var left = calendar.DaysLeft(today, due);
        var running = pauses.FirstOrDefault(p => p.To is null);
        var tone = running is not null ? ClockTone.Calm : left < 0 ? ClockTone.Red : left <= settings.WarningWorkdays ? ClockTone.Amber : ClockTone.Calm;
        return new AdmissionClock(due, left, running?.From, running?.Reason, added, calendar.IsEstimate(accepted, due), tone);
    }

    /// <summary>The last day of acceptance that makes a clock amber or red that never stood still; every earlier day does so too.</summary>
    /// <param name="today">The day.</param>
    /// <param name="settings">The district's limits.</param>
    /// <param name="calendar">Working days.</param>
    /// <returns>The day.</returns>
    public static DateOnly LastUrgent(DateOnly today, AdmissionSettings settings, WorkingCalendar calendar)
    {
        var accepted = today;
        while (Of(accepted, [], today, settings, calendar).Tone == ClockTone.Calm) accepted = accepted.AddDays(-1);
        return accepted;
    }

    /// <summary>The clock of the filing of an emergency matter (domain 3.10); nothing stops it.</summary>
    /// <param name="since">The day from which the limit counts.</param>
    /// <param name="today">The day.</param>
    /// <param name="settings">The district's limits.</param>
    /// <param name="calendar">Working days.</param>
    /// <returns>The clock; amber at the earliest on the first working day of its limit.</returns>
    public static AdmissionClock OfFiling(DateOnly since, DateOnly today, AdmissionSettings settings, WorkingCalendar calendar)
    {
        var due = calendar.DueDay(since, settings.EmergencyWorkdays);
        var left = calendar.DaysLeft(today, due);
        var tone = left < 0 ? ClockTone.Red : left <= FilingWarning(settings) ? ClockTone.Amber : ClockTone.Calm;
        return new AdmissionClock(due, left, null, null, 0, calendar.IsEstimate(since, due), tone);
    }

    internal static int FilingWarning(AdmissionSettings settings) => Math.Min(settings.WarningWorkdays, settings.EmergencyWorkdays - 1);

    private static int Between(DateOnly from, DateOnly to, WorkingCalendar calendar) => to > from ? calendar.DaysLeft(from, to) : 0; // a clock of the machine set back takes no days away
}
