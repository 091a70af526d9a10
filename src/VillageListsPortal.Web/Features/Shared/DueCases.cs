using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>
/// What time alone brings about in one kind of case. A transaction for each case, behind a lock that one node holds at a time and the others wait for, and
/// each looks again what is due once it has the lock: run twice, or by two nodes, it does everything once.
/// </summary>
/// <param name="scopes">A scope for each case.</param>
/// <param name="leaderLock">The key of the lock.</param>
/// <param name="log">Tells of cases that wait.</param>
public abstract class DueCases(IServiceScopeFactory scopes, long leaderLock, ILogger log)
{
    protected IServiceScopeFactory Scopes => scopes;

    /// <returns>How many cases something was done to.</returns>
    public virtual async Task<int> RunAsync(CancellationToken stop)
    {
        var done = 0;
        foreach (var id in await CandidatesAsync(stop))
        {
            if (await TrySettleAsync(id, stop)) done++;
        }

        return done;
    }

    /// <summary>Cases in which something may be due.</summary>
    protected abstract Task<List<Guid>> CandidatesAsync(PortalDb db, CancellationToken stop);

    /// <summary>Does what is due in one case; who calls saves.</summary>
    /// <returns>Whether anything was.</returns>
    protected abstract Task<bool> SettleAsync(IServiceProvider services, PortalDb db, Guid id, CancellationToken stop);

    private async Task<List<Guid>> CandidatesAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await CandidatesAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), stop);
    }

    /// <summary>One case that cannot be settled, because somebody was faster or its data are odd, keeps no other one waiting.</summary>
    private async Task<bool> TrySettleAsync(Guid id, CancellationToken stop)
    {
        try
        {
            return await SettleAsync(id, stop);
        }
        catch (Exception e) when (e.LeavesTheRest(stop))
        {
            log.LogWarning("What is due in {Case} waits for the next round: {Reason}", id, e.Reason());
            return false;
        }
    }

    private async Task<bool> SettleAsync(Guid id, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({leaderLock})", stop); // another node may have it for another case
        if (!await SettleAsync(scope.ServiceProvider, db, id, stop)) return false;
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }
}

/// <summary>Once at start, then every hour and with each new day: what ends on a day has ended when people come to work.</summary>
public sealed class DueCasesService(IEnumerable<DueCases> kinds, TimeProvider clock, ILogger<DueCasesService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                foreach (var due in kinds) await TryAsync(due, stoppingToken);
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

    private async Task TryAsync(DueCases due, CancellationToken stop)
    {
        try
        {
            if (await due.RunAsync(stop) is var done and > 0) log.LogInformation("{Kind}: time has moved {Cases}", due.GetType().Name, done);
        }
        catch (Exception e) when (e.LeavesTheRest(stop))
        {
            log.LogWarning("{Kind} waits: {Reason}", due.GetType().Name, e.Reason()); // the database is away; the next round takes it
        }
    }
}

public static class DueCasesExtensions
{
    /// <summary>One more kind of case in which time alone brings something about.</summary>
    public static IServiceCollection AddDue<T>(this IServiceCollection services) where T : DueCases =>
        services.AddSingleton<T>().AddSingleton<DueCases>(s => s.GetRequiredService<T>());
}
