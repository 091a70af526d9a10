using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>
/// What time alone brings about: bodies are reminded, temporary tasks and items for a term expire, deleted drafts go for good. A transaction for each case, behind a lock
/// that one node holds at a time, and each looks again what is due once it has the lock: run twice, or by two nodes, it does everything once.
/// An overdue case needs nothing written: its clock is counted when it is shown.
/// </summary>
public sealed class DueAdmissions(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueAdmissions> log)
{
    private const long LeaderLock = 0x41646D69; // "Admi"

    /// <returns>How many cases something was done to.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var done = 0;
        foreach (var id in await CandidatesAsync(stop))
        {
            if (await TrySettleAsync(id, stop)) done++;
        }

        return done + await ForgetDraftsAsync(stop);
    }

    private async Task<List<Guid>> CandidatesAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var today = Days.Today(clock);
        var found = await db.Admissions.AsNoTracking()
            .Where(a => a.Status == AdmissionStatus.Consulting || (a.Status == AdmissionStatus.Approved && (a.Kind == AdmissionKind.TemporaryTask || db.ListItems.Any(i => i.AdmissionId == a.Id && i.To == null))))
            .OrderBy(a => a.Id).ToListAsync(stop);
        return [.. found.Where(a => a.Status == AdmissionStatus.Consulting || a.IsOverOn(today)).Select(a => a.Id)];
    }

    /// <summary>One case that cannot be settled, because somebody was faster or its data are odd, keeps no other one waiting.</summary>
    private async Task<bool> TrySettleAsync(Guid id, CancellationToken stop)
    {
        try
        {
            return await SettleAsync(id, stop);
        }
        catch (Exception e) when (e is DbUpdateException or Npgsql.PostgresException or RuleViolationException)
        {
            log.LogWarning("What is due in admission {Admission} waits for the next round: {Reason}", id, e.Message);
            return false;
        }
    }

    private async Task<bool> SettleAsync(Guid id, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var leads = await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({LeaderLock}) AS \"Value\"").ToListAsync(stop);
        if (!leads.Single()) return false;
        if (await db.Admissions.Include(a => a.Consultations).SingleOrDefaultAsync(a => a.Id == id, stop) is not { } admission) return false;
        var rules = await scope.ServiceProvider.GetRequiredService<RulesOfDistrict>().ReadAsync();
        if (!await SettleAsync(db, admission, rules)) return false;
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private async Task<bool> SettleAsync(PortalDb db, Admission admission, DistrictRules rules)
    {
        var now = clock.GetUtcNow();
        var today = Days.On(now);
        if (admission.IsOverOn(today))
        {
            if (admission.Kind != AdmissionKind.TemporaryTask) return await db.EndTermAsync(admission, now);
            admission.Expire(now);
            return true;
        }

        if (admission.Status != AdmissionStatus.Consulting) return false;
        var due = admission.Consultations.Where(c => c.IsToRemindOn(today, rules.Calendar)).Select(c => c.Id).ToList();
        foreach (var consultation in due) admission.Remind(consultation, Actor.System, now);
        return due.Count > 0;
    }

    /// <summary>Deletes for good the drafts whose time to be taken back has passed; the journal has had its row when they were deleted.</summary>
    private async Task<int> ForgetDraftsAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var limit = clock.GetUtcNow() - AdmissionWorkflow.UndoTime;
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Database
            .ExecuteSqlAsync($"DELETE FROM admissions WHERE discarded_at < {limit}", stop);
    }
}

/// <summary>Once at start, then every hour and with each new day: what ends on a day has ended when people come to work.</summary>
public sealed class DueAdmissionsService(DueAdmissions due, TimeProvider clock, ILogger<DueAdmissionsService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await TryAsync(stoppingToken);
                await Task.Delay(UntilNext(clock.GetUtcNow()), clock, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // the portal stops
        }
    }

    private static TimeSpan UntilNext(DateTimeOffset now)
    {
        var midnight = Days.StartOf(Days.On(now).AddDays(1)) - now + TimeSpan.FromSeconds(1);
        return midnight < Pause ? midnight : Pause;
    }

    private async Task TryAsync(CancellationToken stop)
    {
        try
        {
            if (await due.RunAsync(stop) is var done and > 0) log.LogInformation("Time has moved {Admissions} admissions", done);
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or DbUpdateException or InvalidOperationException)
        {
            log.LogWarning("What is due in admissions waits: {Reason}", e.Message); // the database is away; the next round takes it
        }
    }
}
