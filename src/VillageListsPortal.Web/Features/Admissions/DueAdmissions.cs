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

    protected override Task<List<Guid>> CandidatesAsync(PortalDb db, CancellationToken stop) => OnAsync(db, Days.Today(clock), stop);

    /// <summary>Cases in which something may be due on that day: by their days, so that what is long in force or waits for weeks is not read every hour.</summary>
    public static async Task<List<Guid>> OnAsync(PortalDb db, DateOnly today, CancellationToken stop)
    {
        var began = Days.StartOf(today);
        var ended = await db.Database.SqlQuery<Guid>($"""
            SELECT a.id AS "Value" FROM admissions a
            WHERE a.status = 'Approved' AND COALESCE(a.ends_on, (a.request ->> 'Until')::date) < {today}
            AND (a.kind = 'TemporaryTask' OR EXISTS (SELECT 1 FROM list_items i WHERE i.admission_id = a.id AND i."to" IS NULL))
            """).ToListAsync(stop);
        var asked = await db.Consultations
            .Where(c => c.Answer == null && today <= c.Due && c.AskedAt < began && (c.RemindedAt == null || c.RemindedAt < began) && db.Admissions.Any(a => a.Id == c.AdmissionId && a.Status == AdmissionStatus.Consulting))
            .Select(c => c.AdmissionId).Distinct().ToListAsync(stop);
        return [.. ended.Concat(asked).Order()];
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
