using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Administration.Changes;

/// <summary>Lets planned changes of units take effect on their day: one transaction each, one node at a time, the oldest first.</summary>
public sealed class DueChanges(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <returns>Whether one took effect; there may be more.</returns>
    public async Task<bool> SettleNextAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = clock.GetUtcNow();
        var due = db.UnitChanges.Where(c => c.Status == UnitChangeStatus.Planned && c.Day <= Days.On(now)).OrderBy(c => c.Day).ThenBy(c => c.Id);
        if (!await due.AnyAsync(stop)) return false;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await UnitChangeLock.TryAsync(db, stop) || await due.FirstOrDefaultAsync(stop) is not { } change) return false;
        await SettleChange.RunAsync(db, change, Actor.System, now);
        await transaction.CommitAsync(stop);
        return true;
    }
}

/// <summary>Looks for changes whose day has come: at the start, and then several times a minute, so that midnight is not missed.</summary>
public sealed partial class DueChangesService(DueChanges changes, TimeProvider clock, ILogger<DueChangesService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                while (await changes.SettleNextAsync(stoppingToken)) LogSettled(log);
            }
            catch (Exception e) when (e.LeavesTheRest(stoppingToken))
            {
                LogWaits(log, e.Reason()); // the database is away, or somebody was faster; the next round looks again
            }
            catch (OperationCanceledException)
            {
                return;
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

    [LoggerMessage(Level = LogLevel.Information, Message = "A change of units took effect")]
    private static partial void LogSettled(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A change of units waits: {Reason}")]
    private static partial void LogWaits(ILogger log, string reason);
}
