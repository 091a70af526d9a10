using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>Deletes for good the drafts whose time to be taken back has passed; the journal has had its row when the clerk deleted them.</summary>
public sealed class DiscardedDrafts(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DiscardedDrafts> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <returns>How many rows went.</returns>
    public async Task<int> SweepAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var limit = clock.GetUtcNow() - CertificateWorkflow.UndoTime;
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Database
            .ExecuteSqlAsync($"DELETE FROM certificates WHERE discarded_at < {limit}", stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
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
            await SweepAsync(stop);
        }
        catch (Exception e) when (e.LeavesTheRest(stop))
        {
            log.LogWarning("Deleting discarded drafts waits: {Reason}", e.Reason()); // the database is away; the next round takes the rows
        }
    }
}
