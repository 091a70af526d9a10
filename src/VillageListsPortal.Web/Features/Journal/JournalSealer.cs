using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Journal;

/// <summary>
/// Seals journal rows in a hash chain. One leader at a time (an advisory lock), and only rows written by transactions
/// older than the oldest one still running, so that no row can slip in behind a seal (settled S28).
/// </summary>
public sealed class JournalSealer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JournalSealer> log)
{
    private const int RowsPerSeal = 1000;
    private const long LeaderLock = 0x4A6F75726E616C; // "Journal"

    private const string Nothing = "0";

    /// <summary>Rows of transactions before this one are all sealed, as this process has seen: a round looks at what came since, not at the whole journal.</summary>
    private string sealedBefore = Nothing;

    /// <returns>How many rows were sealed; 0 where none waited or another node leads.</returns>
    public async Task<int> SealAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var leads = await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({LeaderLock}) AS \"Value\"").ToListAsync(stop);
        if (!leads.Single()) return 0;
        var oldest = (await db.Database.SqlQuery<string>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS \"Value\"").ToListAsync(stop)).Single();
        // A restored journal has the numbers of another server: one that this server has not come to is of no transaction that still runs.
        var rows = await db.JournalRows.FromSql($"""
            SELECT j.* FROM journal j
            WHERE ((j.transaction >= {sealedBefore}::xid8 AND j.transaction < {oldest}::xid8)
                   OR ({sealedBefore == Nothing} AND j.transaction >= pg_snapshot_xmax(pg_current_snapshot())))
              AND NOT EXISTS (SELECT 1 FROM journal_sealed s WHERE s.row_id = j.id)
            ORDER BY j.id LIMIT {RowsPerSeal}
            """).AsNoTracking().ToListAsync(stop);
        if (rows.Count == 0)
        {
            sealedBefore = oldest;
            return 0;
        }

        rows = [.. rows.OrderBy(r => r.Id)];
        var last = await db.JournalSeals.AsNoTracking().OrderByDescending(s => s.Sequence).FirstOrDefaultAsync(stop);
        var sequence = (last?.Sequence ?? 0) + 1;
        var seal = new JournalSeal { Sequence = sequence, RowIds = [.. rows.Select(r => r.Id)], Hash = SealHash.Of(sequence, last?.Hash ?? [], rows), At = clock.GetUtcNow() };
        db.JournalSeals.Add(seal);
        await db.SaveChangesAsync(stop);
        await db.Database.ExecuteSqlAsync($"INSERT INTO journal_sealed (row_id, sequence) SELECT unnest({seal.RowIds}), {sequence}", stop);
        await transaction.CommitAsync(stop);
        return rows.Count;
    }

    /// <summary>The head of the chain goes to the log once a day, so that the log can testify against the database.</summary>
    public async Task LogHeadAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var head = await scope.ServiceProvider.GetRequiredService<PortalDb>().JournalSeals.AsNoTracking().OrderByDescending(s => s.Sequence).FirstOrDefaultAsync(stop);
        if (head is not null) log.LogInformation("Journal head {Sequence} {Hash}", head.Sequence, Convert.ToHexString(head.Hash));
    }
}

/// <summary>Seals every ten seconds while the portal runs.</summary>
public sealed class SealerService(JournalSealer sealer, TimeProvider clock, ILogger<SealerService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var headDay = default(DateOnly);
        using var timer = new PeriodicTimer(Pause, clock);
        while (await WaitAsync(timer, stoppingToken))
        {
            try
            {
                while (await sealer.SealAsync(stoppingToken) > 0)
                {
                }

                if (Domain.Shared.Days.Today(clock) is var today && today != headDay)
                {
                    await sealer.LogHeadAsync(stoppingToken);
                    headDay = today;
                }
            }
            catch (Exception e) when (e.LeavesTheRest(stoppingToken))
            {
                log.LogWarning("Sealing the journal waits: {Reason}", e.Reason()); // the database is away; the next round takes the rows
            }
        }
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
