using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>What time alone brings about in reviews: units are reminded, a review of a basis ends with its last item. As <see cref="DueAdmissions"/>: behind a lock, each looked at again once the lock is held.</summary>
public sealed class DueReviews(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueReviews> log)
{
    private const long LeaderLock = 0x52657669; // "Revi"

    /// <returns>How many reviews something was done to.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var done = 0;
        foreach (var id in await CandidatesAsync(stop))
        {
            if (await TryAsync(id, stop)) done++;
        }

        return done;
    }

    private async Task<List<Guid>> CandidatesAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        return await db.ReviewRounds.AsNoTracking().Where(r => r.Status == ReviewRoundStatus.Open).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(stop);
    }

    private async Task<bool> TryAsync(Guid id, CancellationToken stop)
    {
        try
        {
            return await SettleAsync(id, stop);
        }
        catch (Exception e) when (e is DbUpdateException or Npgsql.PostgresException or RuleViolationException)
        {
            log.LogWarning("What is due in review {Review} waits for the next round: {Reason}", id, e.Message);
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
        if (await db.ReviewRounds.SingleOrDefaultAsync(r => r.Id == id && r.Status == ReviewRoundStatus.Open, stop) is not { } round) return false;
        var items = await db.ItemReviews.AsNoTracking().Where(i => i.RoundId == id).ToListAsync(stop);
        var calendar = (await scope.ServiceProvider.GetRequiredService<RulesOfDistrict>().ReadAsync()).Calendar;
        var law = await db.Laws.AsNoTracking().SingleOrDefaultAsync(l => l.Id == round.LawId, stop);
        if (!Settle(db, round, items, law, () => round.IsToRemindOn(Days.Today(clock), calendar))) return false;
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private bool Settle(PortalDb db, ReviewRound round, List<ItemReview> items, Law? law, Func<bool> reminds)
    {
        var now = clock.GetUtcNow();
        if (law is not null && items.TrueForAll(i => i.Status == ItemReviewStatus.Settled))
        {
            round.Finish(now);
            return true;
        }

        var units = items.Where(i => !i.IsAnswered).GroupBy(i => i.UnitId).ToList();
        if (units.Count == 0 || !reminds()) return false;
        round.Remind(units.Count, Actor.System, now);
        db.Notices.AddRange(units.Select(u => ReviewNotices.Reminded(round, u.Key, law?.Title ?? ReviewNotices.NameOf(round.List!.Value), u.Count(), now)));
        return true;
    }
}

/// <summary>Once at start and then every hour.</summary>
public sealed class DueReviewsService(DueReviews due, TimeProvider clock, ILogger<DueReviewsService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do await TryAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // the portal stops
        }
    }

    private async Task TryAsync(CancellationToken stop)
    {
        try
        {
            if (await due.RunAsync(stop) is var done and > 0) log.LogInformation("Time has moved {Reviews} reviews", done);
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or DbUpdateException or InvalidOperationException)
        {
            log.LogWarning("What is due in reviews waits: {Reason}", e.Message); // the database is away; the next round takes it
        }
    }
}
