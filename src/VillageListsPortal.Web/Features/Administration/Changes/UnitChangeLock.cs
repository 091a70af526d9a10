using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Changes;

/// <summary>One import or change of units at a time, over all nodes; held to the end of the transaction.</summary>
public static class UnitChangeLock
{
    private const long Key = 0x556E697473; // "Units"

    public static Task TakeAsync(PortalDb db) => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Key})");

    /// <returns>False where another node or an import has it.</returns>
    public static async Task<bool> TryAsync(PortalDb db, CancellationToken stop) =>
        (await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({Key}) AS \"Value\"").ToListAsync(stop)).Single();
}
