using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>A service works in rounds, and no round may end it: the host would stop the whole site with it.</summary>
public static class Rounds
{
    /// <summary>Whether the next case and the next round may try again: whatever went wrong, unless it is the portal that stops.</summary>
    public static bool LeavesTheRest(this Exception e, CancellationToken stop) => e is not OperationCanceledException || !stop.IsCancellationRequested;

    /// <summary>What the log says: what the database or a rule refused; of anything else the kind and the place only, since its sentence may quote the data that it met.</summary>
    public static string Reason(this Exception e) => e switch
    {
        { InnerException: NpgsqlException inner } => inner.Message,
        NpgsqlException or DbUpdateException or RuleViolationException => e.Message,
        _ => $"{e.GetType().Name}{Environment.NewLine}{e.StackTrace}",
    };
}
