using System.Threading.RateLimiting;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Screening.Documents;

/// <summary>
/// Places for checking documents: one for each person, so that nobody takes the places of all, and a few for the whole district, for which one waits a
/// little. Whoever has a place keeps it until the report is made: reading and screening are the work, not reading alone.
/// </summary>
public sealed class DocumentRoom : IDisposable
{
    /// <summary>Documents that are checked at once; each is a process of its own and a core of screening.</summary>
    public const int AtOnce = 2;

    /// <summary>How many wait for a place; more would wait longer than anybody does.</summary>
    public const int Waiting = 8;

    /// <summary>Seconds after which it is worth trying again.</summary>
    public const int Again = 30;

    private readonly ConcurrencyLimiter places = new(new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <summary>How long one waits for a place.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    public void Dispose() => places.Dispose();

    /// <summary>A place, once there is one; null where none was free in time. Disposing of it makes room for the next.</summary>
    public async Task<RateLimitLease?> EnterAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            var lease = await places.AcquireAsync(1, patience.Token);
            if (lease.IsAcquired) return lease;
            lease.Dispose();
            return null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The limit of the middleware: a person has one document checked at a time, its upload included. One more waits, since a double click is no fault; a third is refused.</summary>
    public static PartitionedRateLimiter<HttpContext> OneForEach() => PartitionedRateLimiter.Create<HttpContext, Guid>(http => http.FindOfficer() is { } officer
        ? RateLimitPartition.GetConcurrencyLimiter(officer.PersonId, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 1, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
        : RateLimitPartition.GetNoLimiter(Guid.Empty));
}
