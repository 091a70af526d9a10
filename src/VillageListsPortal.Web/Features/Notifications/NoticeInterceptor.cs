using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>Turns events into notices of the same transaction, before the journal takes the events away: who is to know of a change knows of it if and only if it happened.</summary>
public sealed class NoticeInterceptor(TimeProvider clock) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PortalDb db)
        {
            await WriteAsync(db, cancellationToken);
            await WriteEmergenciesAsync(db, cancellationToken);
        }

        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    private async Task WriteAsync(PortalDb db, CancellationToken stop)
    {
        var handedOver = db.ChangeTracker.Entries<CaseHandover>().Any(h => h.Entity.Events.Count > 0);
        bool Tells(DomainEvent e) => AdmissionNotices.Tells(e) && !(handedOver && e is AdmissionAssigned); // a hand-over is told once for all its cases
        var told = db.ChangeTracker.Entries<Entity>().Select(e => e.Entity).Where(e => e.Events.Any(Tells)).Select(e => (Case: CaseOf(e), Entity: e)).Where(t => t.Case is not null).ToLookup(t => t.Case!.Value, t => t.Entity);
        foreach (var group in told)
        {
            var events = group.SelectMany(e => e.Events).Where(Tells).OrderBy(e => e.At).ToList();
            var admission = db.ChangeTracker.Entries<Admission>().FirstOrDefault(a => a.Entity.Id == group.Key)?.Entity ?? await db.Admissions.AsNoTracking().Include(a => a.Consultations).SingleAsync(a => a.Id == group.Key, stop);
            var concerned = await ConcernedAsync(db, admission, events, stop);
            db.Notices.AddRange(events.SelectMany(e => AdmissionNotices.Of(e, admission, concerned)));
        }
    }

    private static async Task WriteEmergenciesAsync(PortalDb db, CancellationToken stop)
    {
        var told = db.ChangeTracker.Entries<EmergencyMatter>().Select(e => e.Entity).Where(m => m.Events.Any(EmergencyNotices.Tells)).ToList();
        if (told.Count == 0) return;
        var units = told.Select(m => m.UnitId).Distinct().ToList();
        var districts = await db.Units.Where(u => units.Contains(u.Id)).Select(u => new { u.Id, u.ParentId }).ToDictionaryAsync(u => u.Id, u => u.ParentId, stop);
        db.Notices.AddRange(told.SelectMany(m => m.Events.SelectMany(e => EmergencyNotices.Of(e, m, districts.GetValueOrDefault(m.UnitId)))));
    }

    private static Guid? CaseOf(Entity entity) => entity switch { Admission a => a.Id, Consultation c => c.AdmissionId, _ => null };

    private async Task<Concerned> ConcernedAsync(PortalDb db, Admission a, List<DomainEvent> events, CancellationToken stop)
    {
        var district = events.Exists(AdmissionNotices.TellsDistrict) ? await db.Units.Where(u => u.Id == a.UnitId).Select(u => u.ParentId).SingleOrDefaultAsync(stop) : null;
        return new Concerned(district, BodiesOf(a, events), events.Exists(AdmissionNotices.TellsVillages) ? await VillagesOf(db, a, events).Select(u => u.Id).ToListAsync(stop) : []);
    }

    /// <summary>An approval concerns those that had the item until then as well; what ends by its term only those that have it.</summary>
    private IQueryable<Unit> VillagesOf(PortalDb db, Admission a, List<DomainEvent> events)
    {
        var villages = new ConcernedVillages(db, clock);
        return Takes(events, AdmissionStep.Approve) ? villages.OfChange(a) : villages.OfEnd(a);
    }

    /// <summary>A decision is told to all that were asked; what is withdrawn to those whose answer nobody waits for any more.</summary>
    private static IReadOnlyList<Guid> BodiesOf(Admission a, List<DomainEvent> events)
    {
        bool Waits(Consultation c) => c.Answer is null && !a.Consultations.Any(later => later.UnitId == c.UnitId && later.Round > c.Round);
        var told = Takes(events, AdmissionStep.Approve) || Takes(events, AdmissionStep.Refuse) ? a.Consultations : Takes(events, AdmissionStep.Withdraw) ? a.Consultations.Where(Waits) : [];
        return [.. told.Select(c => c.UnitId).Distinct()];
    }

    private static bool Takes(List<DomainEvent> events, AdmissionStep step) => events.Exists(e => e is AdmissionMoved moved && moved.Step == step);
}
