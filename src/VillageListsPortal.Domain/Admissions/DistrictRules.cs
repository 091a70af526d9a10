using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>The district's limits and the working days they are counted in.</summary>
/// <param name="Settings">The limits of today.</param>
/// <param name="Calendar">Working days.</param>
public sealed record DistrictRules(AdmissionSettings Settings, WorkingCalendar Calendar)
{
    /// <summary>All limits that have begun, the latest first; empty where only today's are known.</summary>
    public IReadOnlyList<DatedSettings> Begun { get; init; } = [];

    /// <summary>The limits of a day: a request keeps the lead time of its submission and the clock of its acceptance, whatever is set later.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The limits; before the first ones that were set the defaults.</returns>
    public AdmissionSettings SettingsOn(DateOnly day) => Begun.Count == 0 ? Settings : Begun.FirstOrDefault(b => b.From <= day)?.Settings ?? new AdmissionSettings();

    /// <summary>Which days of acceptance make a clock amber or red that never stood still: all up to the first of the two, none after the second; between them the limits of the day decide.</summary>
    /// <param name="today">The day in China.</param>
    /// <returns>The two days, the same where no limit has changed.</returns>
    public (DateOnly Surely, DateOnly Perhaps) LastUrgent(DateOnly today)
    {
        IEnumerable<AdmissionSettings> all = Begun.Count == 0 ? [Settings] : [.. Begun.Select(b => b.Settings), new AdmissionSettings()];
        var last = all.DistinctBy(s => (s.DecisionWorkdays, s.WarningWorkdays)).Select(s => AdmissionClock.LastUrgent(today, s, Calendar)).ToList();
        return (last.Min(), last.Max());
    }

    /// <summary>The first day on which what is submitted on that day can be in force (settled S17).</summary>
    /// <param name="submitted">The day of submission.</param>
    /// <returns>The day.</returns>
    public DateOnly EarliestFrom(DateOnly submitted) => Calendar.DueDay(submitted, SettingsOn(submitted).LeadWorkdays);

    /// <summary>The first day since which an emergency matter can wait for its filing and still be in time (domain 3.10): by it what is overdue is found without reading all.</summary>
    /// <param name="today">The day in China.</param>
    /// <returns>The day; what has waited since an earlier one is overdue.</returns>
    public DateOnly FilingInTimeSince(DateOnly today)
    {
        var since = today;
        while (Calendar.DueDay(since.AddDays(-1), Settings.EmergencyWorkdays) >= today) since = since.AddDays(-1);
        return since;
    }

    /// <summary>The first day since which an emergency matter can wait for its filing and its clock is still calm (domain 3.10).</summary>
    /// <param name="today">The day in China.</param>
    /// <returns>The day; what has waited since an earlier one is amber or red.</returns>
    public DateOnly FilingCalmSince(DateOnly today) => FilingInTimeSince(Calendar.DueDay(today, AdmissionClock.FilingWarning(Settings) + 1));

    /// <summary>Refuses a first day that comes too soon.</summary>
    /// <param name="from">The day wished for; null where none is told.</param>
    /// <param name="submitted">The day of submission.</param>
    /// <exception cref="RuleViolationException"><c>admission.effective-too-early</c> (field, earliest day, working days).</exception>
    internal void RequireLead(DateOnly? from, DateOnly submitted)
    {
        var earliest = EarliestFrom(submitted);
        if (from < earliest) throw new RuleViolationException("admission.effective-too-early", "from", earliest, SettingsOn(submitted).LeadWorkdays);
    }

    /// <summary>总量控制、增减挂钩: what would pass the cap of a village names more that goes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="hoursNow">The most hours a month that a village concerned has already, without what goes: <see cref="TotalControl.Heaviest"/>; null where none gets more.</param>
    /// <exception cref="RuleViolationException"><c>admission.over-cap</c> (field, cap, hours).</exception>
    public void RequireCap(AdmissionRequest request, decimal? hoursNow)
    {
        if (Settings.HoursCap is { } cap && request.BringsWork && hoursNow + (request.MonthlyHours ?? 0) is { } hours && hours > cap) throw new RuleViolationException("admission.over-cap", TotalControl.Field, cap, hours);
    }
}

/// <summary>Limits and the day from which they hold.</summary>
/// <param name="From">First day.</param>
/// <param name="Settings">The limits.</param>
public sealed record DatedSettings(DateOnly From, AdmissionSettings Settings);
