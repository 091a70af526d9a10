using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Which of the requests in reach are wanted.</summary>
/// <param name="Status">In that state.</param>
/// <param name="List">For that list.</param>
/// <param name="Unit">Of that unit.</param>
/// <param name="Urgent">Only those whose clock is amber or red.</param>
/// <param name="Words">Words of number, title or task.</param>
/// <param name="Before">Older than that one.</param>
public sealed record AdmissionFilter(AdmissionStatus? Status = null, ListKind? List = null, Guid? Unit = null, bool Urgent = false, string? Words = null, Guid? Before = null);

/// <summary>The newest requests that an officer reaches, each query bounded by what is shown however many there are.</summary>
public sealed class FindAdmissions(PortalDb db, AdmissionRows rows, RulesOfDistrict rules, TimeProvider clock)
{
    /// <summary>More cases do not wait for corrections or the municipality at once, or were accepted while a limit changed; their clocks are counted here, not in the database.</summary>
    private const int MostCounted = 2000;

    private const string NoPauses = "[]";

    private sealed record Counted(Guid Id, DateTimeOffset AcceptedAt, IReadOnlyList<ClockPause> Pauses);

    /// <summary>Ids of the newest, newest first.</summary>
    public async Task<List<Guid>> NewestAsync(Officer officer, AdmissionFilter filter, int most)
    {
        var wanted = await WantedAsync(officer, filter);
        var before = filter.Before;
        if (officer.IsOfDistrict()) return await Planned(Newest(wanted.ReachedBy(db, officer).Select(a => a.Id), before, most), filter).ToListAsync();
        // One query for each way of reaching, each along its index: with an OR between them the database reads all requests.
        var own = await AdmissionReach.OwnUnits(db, officer).ToListAsync();
        if (own.Count == 0) return [];
        var asks = officer.Files() ? own.Select(u => Newest(wanted.Where(a => a.UnitId == u).Select(a => a.Id), before, most)) : [];
        var asked = own.Select(u => Asked(wanted, u, before, most));
        return await Planned(asks.Concat(asked).Aggregate((one, other) => one.Union(other)).OrderByDescending(id => id).Take(most), filter).ToListAsync();
    }

    /// <summary>What a list shows of these, the newest first.</summary>
    public Task<List<AdmissionRow>> RowsAsync(List<Guid> ids) => rows.OfAsync(db.Admissions.Where(a => ids.Contains(a.Id)).OrderByDescending(a => a.Id));

    /// <summary>A word that is everywhere is found by another plan than one that is rare.</summary>
    private static IQueryable<Guid> Planned(IQueryable<Guid> newest, AdmissionFilter filter) => string.IsNullOrEmpty(filter.Words) ? newest : newest.PlannedAnew();

    /// <summary>Once each, though asked in two rounds. Grouped, not distinct: EF would put a DISTINCT into a query of its own, which is read to its end before it is ordered.</summary>
    private IQueryable<Guid> Asked(IQueryable<Admission> wanted, Guid unit, Guid? before, int most)
    {
        var asked = db.Consultations.AsNoTracking().Where(c => c.UnitId == unit);
        if (before is { } older) asked = asked.Where(c => c.AdmissionId < older);
        return asked.Join(wanted, c => c.AdmissionId, a => a.Id, (c, _) => c.AdmissionId).GroupBy(id => id).Select(g => g.Key).OrderByDescending(id => id).Take(most);
    }

    private static IQueryable<Guid> Newest(IQueryable<Guid> ids, Guid? before, int most) =>
        (before is { } older ? ids.Where(id => id < older) : ids).OrderByDescending(id => id).Take(most);

    private async Task<IQueryable<Admission>> WantedAsync(Officer officer, AdmissionFilter filter)
    {
        var wanted = db.Admissions.AsNoTracking();
        if (filter.Status is { } status) wanted = wanted.Where(a => a.Status == status);
        if (filter.List is { } list) wanted = wanted.Where(a => a.List == list);
        if (filter.Unit is { } unit) wanted = wanted.Where(a => a.UnitId == unit);
        if (filter.Urgent) wanted = await UrgentAsync(officer, wanted);
        return wanted.Containing(filter.Words);
    }

    /// <summary>The day of acceptance decides for a clock that never stood; those that stood, and those between two limits, are few and counted one by one.</summary>
    private async Task<IQueryable<Admission>> UrgentAsync(Officer officer, IQueryable<Admission> wanted)
    {
        var (today, limits) = (Days.Today(clock), await rules.ReadAsync());
        var (last, perhaps) = limits.LastUrgent(today);
        var (surely, until) = (Days.StartOf(last.AddDays(1)), Days.StartOf(perhaps.AddDays(1)));
        var old = wanted.Where(a => a.ClosedAt == null && a.AcceptedAt < until);
        var counted = await old.ReachedBy(db, officer).Where(a => a.AcceptedAt >= surely || !EF.Functions.JsonContained(a.Pauses, NoPauses)).OrderByDescending(a => a.Id)
            .Select(a => new Counted(a.Id, a.AcceptedAt!.Value, a.Pauses)).Take(MostCounted).ToListAsync();
        var late = counted.Where(c => AdmissionClock.Of(Days.On(c.AcceptedAt), c.Pauses, today, limits.SettingsOn(Days.On(c.AcceptedAt)), limits.Calendar).Tone is not ClockTone.Calm).Select(c => c.Id).ToList();
        return old.Where(a => (a.AcceptedAt < surely && EF.Functions.JsonContained(a.Pauses, NoPauses)) || late.Contains(a.Id));
    }
}
