using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Features.Admissions;

namespace VillageListsPortal.Web.Features.Administration.WorkingDays;

/// <summary>A day that a plan changes.</summary>
public sealed record ChangedDay(DayPlan Is, CalendarDayKind? Was, string? WasNamed);

/// <summary>An open case whose due day a plan moves.</summary>
public sealed record MovedClock(string Subject, Guid Id, Guid Unit, string Number, DateOnly Was, DateOnly Is);

/// <summary>What a plan would do.</summary>
public sealed record CalendarPreview(IReadOnlyList<ChangedDay> Days, int Unchanged, IReadOnlyList<MovedClock> Clocks);

/// <summary>
/// Changes the working calendar. Clocks are counted from it whenever they are shown, so nothing else is written; what moves is told before and
/// journalled for each case (settled S2). Days that a plan does not name stay as they are.
/// </summary>
public sealed class ChangeCalendar(PortalDb db, RulesOfDistrict rules, RequestTrace trace, TimeProvider clock)
{
    /// <summary>Fewer days are no year: eleven were holidays by law until 2024, thirteen since (《全国年节及纪念日放假办法》).</summary>
    public const int FewestDays = 11;

    private const string Subject = "Calendar";

    /// <exception cref="RuleViolationException"><c>calendar.nothing-changed</c>, <c>calendar.year-missing</c>, <c>calendar.year-thin</c>.</exception>
    public async Task<CalendarPreview> PreviewAsync(IReadOnlyList<DayPlan> plan) => await LookAsync(plan, await db.CalendarRows.AsNoTracking().ToListAsync());

    /// <inheritdoc cref="PreviewAsync"/>
    public async Task RunAsync(IReadOnlyList<DayPlan> plan, Actor by)
    {
        var rows = await db.CalendarRows.ToListAsync();
        var preview = await LookAsync(plan, rows);
        var years = rows.Select(r => r.Date.Year).ToHashSet();
        Write(preview, rows);
        Note(preview, years, by, clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private async Task<CalendarPreview> LookAsync(IReadOnlyList<DayPlan> plan, List<CalendarRow> rows)
    {
        var known = rows.ToDictionary(r => r.Date);
        var changed = plan.Select(d => new ChangedDay(d, known.GetValueOrDefault(d.Date)?.Kind, known.GetValueOrDefault(d.Date)?.Name))
            .Where(c => c.Was != c.Is.Kind || (c.Is.Kind is not null && c.WasNamed != c.Is.Name)).ToList();
        if (changed.Count == 0) throw new RuleViolationException("calendar.nothing-changed");
        RequireWholeYears(changed, [.. rows.Select(r => r.Date.Year)]);
        return new CalendarPreview(changed, plan.Count - changed.Count, await MovedAsync(changed, rows));
    }

    /// <summary>A year counts as imported once it has any row, so its first rows are the whole notice; the last days of the year before may stand in it.</summary>
    private static void RequireWholeYears(List<ChangedDay> changed, HashSet<int> imported)
    {
        foreach (var year in changed.GroupBy(c => c.Is.Date.Year).Where(y => !imported.Contains(y.Key)).OrderBy(y => y.Key))
        {
            var days = year.Count(c => c.Is.Kind is not null);
            if (changed.Count == 1 || days == 0) throw new RuleViolationException("calendar.year-missing", year.Key);
            if (days < FewestDays) throw new RuleViolationException("calendar.year-thin", year.Key, days);
        }
    }

    private async Task<IReadOnlyList<MovedClock>> MovedAsync(List<ChangedDay> changed, List<CalendarRow> rows)
    {
        var (limits, today) = (await rules.ReadAsync(), Days.Today(clock));
        var touched = changed.Select(c => c.Is.Date).ToHashSet();
        var before = rows.Select(r => new CalendarDay(r.Date, r.Kind)).ToList();
        var after = before.Where(d => !touched.Contains(d.Date)).Concat(changed.Where(c => c.Is.Kind is not null).Select(c => new CalendarDay(c.Is.Date, c.Is.Kind!.Value))).ToList();
        var (old, changedCalendar) = (Of(before), Of(after));
        var open = await db.Admissions.AsNoTracking().Where(a => a.AcceptedAt != null && a.ClosedAt == null && a.Number != null).OrderBy(a => a.Id)
            .Select(a => new { a.Id, a.UnitId, Number = a.Number!, At = a.AcceptedAt!.Value, a.Pauses }).ToListAsync();
        DateOnly Due(DateTimeOffset at, IReadOnlyList<ClockPause> pauses, WorkingCalendar calendar) => AdmissionClock.Of(Days.On(at), pauses, today, limits.SettingsOn(Days.On(at)), calendar).Due;
        var owed = await db.EmergencyMatters.AsNoTracking().Where(m => EmergencyWorkflow.Owed.Contains(m.Status)).OrderBy(m => m.Id).ToListAsync();
        DateOnly Filing(EmergencyMatter m, WorkingCalendar calendar) => m.ClockOn(today, limits with { Calendar = calendar })!.Due;
        return
        [
            .. open.Select(a => new MovedClock(nameof(Admission), a.Id, a.UnitId, a.Number, Due(a.At, a.Pauses, old), Due(a.At, a.Pauses, changedCalendar))).Where(m => m.Was != m.Is),
            .. owed.Select(m => new MovedClock(nameof(EmergencyMatter), m.Id, m.UnitId, m.Number, Filing(m, old), Filing(m, changedCalendar))).Where(m => m.Was != m.Is),
        ];
    }

    private static WorkingCalendar Of(List<CalendarDay> days) => new(days, days.Select(d => d.Date.Year).Distinct());

    private void Write(CalendarPreview preview, List<CalendarRow> rows)
    {
        foreach (var (plan, _, _) in preview.Days)
        {
            var row = rows.Find(r => r.Date == plan.Date);
            if (plan.Kind is not { } kind) db.CalendarRows.Remove(row!);
            else if (row is null) db.CalendarRows.Add(new CalendarRow { Date = plan.Date, Kind = kind, Name = plan.Name });
            else (row.Kind, row.Name) = (kind, plan.Name);
        }
    }

    private void Note(CalendarPreview preview, HashSet<int> imported, Actor by, DateTimeOffset now)
    {
        var act = Guid.CreateVersion7();
        foreach (var year in preview.Days.GroupBy(c => c.Is.Date.Year).Where(y => !imported.Contains(y.Key)))
        {
            db.Note(new CalendarImported(act, year.Key, year.Count(), by, now), Subject, trace);
        }

        foreach (var (plan, was, _) in preview.Days.Where(c => imported.Contains(c.Is.Date.Year)))
        {
            db.Note(new CalendarDayChanged(act, plan.Date, was, plan.Kind, by, now), Subject, trace);
        }

        foreach (var m in preview.Clocks) db.Note(new ClockRecomputed(m.Id, m.Unit, m.Was, m.Is, by, now), m.Subject, trace);
    }
}
