using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
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
        var told = db.ChangeTracker.Entries<Entity>().Select(e => e.Entity).Where(e => e.Events.Any(AdmissionNotices.Tells)).Select(e => (Case: CaseOf(e), Entity: e)).Where(t => t.Case is not null).ToLookup(t => t.Case!.Value, t => t.Entity);
        foreach (var group in told)
        {
            var events = group.SelectMany(e => e.Events).Where(AdmissionNotices.Tells).OrderBy(e => e.At).ToList();
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
        db.Notices.AddRange(told.SelectMany(m => m.Events.SelectMany(e => EmergencyNotices.Of(e, m, districts[m.UnitId]))));
    }

    private static Guid? CaseOf(Entity entity) => entity switch { Admission a => a.Id, Consultation c => c.AdmissionId, _ => null };

    private async Task<Concerned> ConcernedAsync(PortalDb db, Admission a, List<DomainEvent> events, CancellationToken stop)
    {
        var district = await db.Units.Where(u => u.Id == a.UnitId).Select(u => u.ParentId).SingleOrDefaultAsync(stop);
        var ended = events.OfType<AdmissionMoved>().Any(e => e.Step is AdmissionStep.Approve or AdmissionStep.Refuse);
        var villages = events.Exists(AdmissionNotices.TellsVillages) ? await new ConcernedVillages(db, clock).Of(a.Request).Select(u => u.Id).ToListAsync(stop) : [];
        return new Concerned(district, ended ? [.. a.Consultations.Select(c => c.UnitId).Distinct()] : [], villages);
    }
}
