using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>
/// What time alone brings about: bodies are reminded, temporary tasks and items for a term expire, deleted drafts go for good.
/// An overdue case needs nothing written: its clock is counted when it is shown.
/// </summary>
public sealed class DueAdmissions(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueAdmissions> log) : DueCases(scopes, LeaderLock, log)
{
    private const long LeaderLock = 0x41646D69; // "Admi"

    public override async Task<int> RunAsync(CancellationToken stop) => await base.RunAsync(stop) + await ForgetDraftsAsync(stop);

    protected override async Task<List<Guid>> CandidatesAsync(PortalDb db, CancellationToken stop)
    {
        var today = Days.Today(clock);
        var found = await db.Admissions.AsNoTracking()
            .Where(a => a.Status == AdmissionStatus.Consulting || (a.Status == AdmissionStatus.Approved && (a.Kind == AdmissionKind.TemporaryTask || db.ListItems.Any(i => i.AdmissionId == a.Id && i.To == null))))
            .OrderBy(a => a.Id).ToListAsync(stop);
        return [.. found.Where(a => a.Status == AdmissionStatus.Consulting || a.IsOverOn(today)).Select(a => a.Id)];
    }

    protected override async Task<bool> SettleAsync(IServiceProvider services, PortalDb db, Guid id, CancellationToken stop)
    {
        if (await db.Admissions.Include(a => a.Consultations).SingleOrDefaultAsync(a => a.Id == id, stop) is not { } admission) return false;
        var now = clock.GetUtcNow();
        var today = Days.On(now);
        if (admission.IsOverOn(today))
        {
            if (admission.Kind != AdmissionKind.TemporaryTask) return await db.EndTermAsync(admission, now);
            admission.Expire(now);
            return true;
        }

        if (admission.Status != AdmissionStatus.Consulting) return false;
        var calendar = (await services.GetRequiredService<RulesOfDistrict>().ReadAsync()).Calendar;
        var due = admission.Consultations.Where(c => c.IsToRemindOn(today, calendar)).Select(c => c.Id).ToList();
        foreach (var consultation in due) admission.Remind(consultation, Actor.System, now);
        return due.Count > 0;
    }

    /// <summary>Deletes for good the drafts whose time to be taken back has passed; the journal has had its row when they were deleted.</summary>
    private async Task<int> ForgetDraftsAsync(CancellationToken stop)
    {
        await using var scope = Scopes.CreateAsyncScope();
        var limit = clock.GetUtcNow() - AdmissionWorkflow.UndoTime;
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Database
            .ExecuteSqlAsync($"DELETE FROM admissions WHERE discarded_at < {limit}", stop);
    }
}
