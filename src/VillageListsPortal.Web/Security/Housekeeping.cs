using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Security;

/// <summary>
/// Forgets what has done its work: sessions past their end, attempts to sign in past their window, answers to forms that no browser
/// sends again, notices of half a year ago, mail that was sent. One node at a time (an advisory lock); none of it is evidence, that is in the journal.
/// </summary>
public sealed class Housekeeping(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>A form is sent again within 7 days (settled S32); kept for longer, so that a late one makes nothing twice.</summary>
    public static readonly TimeSpan Answers = TimeSpan.FromDays(30);

    /// <summary>How long notices are kept; what they tell of is in the case and in the journal.</summary>
    public static readonly TimeSpan Notices = TimeSpan.FromDays(180);

    private static readonly TimeSpan Attempts = TimeSpan.FromDays(2);
    private const long LeaderLock = 0x486F757365; // "House"

    /// <returns>How many rows were forgotten; 0 where another node is at it.</returns>
    public async Task<int> SweepAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (sessions, attempts, known, answers, notices) = (now - SessionRow.Lifetime, now - Attempts, now - SignInAttempts.Known, now - Answers, now - Notices);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var leads = await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({LeaderLock}) AS \"Value\"").ToListAsync(stop);
        if (!leads.Single()) return 0;
        var rows = await db.Database.ExecuteSqlAsync($"DELETE FROM sessions WHERE began_at <= {sessions}", stop);
        rows += await db.Database.ExecuteSqlAsync($"DELETE FROM sign_in_attempts WHERE since < CASE kind WHEN 'known' THEN {known} ELSE {attempts} END AND (locked_until IS NULL OR locked_until <= {now})", stop);
        rows += await db.Database.ExecuteSqlAsync($"DELETE FROM idempotency WHERE at < {answers}", stop);
        rows += await db.Database.ExecuteSqlAsync($"DELETE FROM notices WHERE at < {notices}", stop); // who has read them goes with them
        rows += await db.Database.ExecuteSqlAsync($"DELETE FROM mail_outbox WHERE made_at < {answers} AND next_try_at IS NULL", stop);
        await transaction.CommitAsync(stop);
        return rows;
    }
}

/// <summary>Once at start and then once a day.</summary>
public sealed class HousekeepingService(Housekeeping housekeeping, TimeProvider clock, ILogger<HousekeepingService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                log.LogInformation("{Rows} rows past their time were forgotten", await housekeeping.SweepAsync(stoppingToken));
            }
            catch (Exception e) when (e.LeavesTheRest(stoppingToken))
            {
                log.LogWarning("Forgetting what is past its time waits: {Reason}", e.Reason()); // the database is away; tomorrow then
            }
        }
        while (await WaitAsync(timer, stoppingToken));
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
