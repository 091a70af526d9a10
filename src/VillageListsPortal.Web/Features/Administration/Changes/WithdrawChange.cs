using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Changes;

/// <summary>Takes a planned change back before its day: what would have ended goes on, what would have begun never does.</summary>
public static class WithdrawChange
{
    public static async Task RunAsync(PortalDb db, UnitChange change, string? reason, Actor by, DateTimeOffset now)
    {
        change.Withdraw(reason, by, now);
        var kinds = change.Parts.ToDictionary(p => p.UnitId, p => p.Kind);
        var today = Days.On(now);
        foreach (var unit in await db.Units.Include(u => u.Names).Include(u => u.Prefixes).Where(u => kinds.Keys.Contains(u.Id)).ToListAsync())
        {
            if (kinds[unit.Id] == UnitPartKind.Founded) unit.NeverBegin(today);
            else if (kinds[unit.Id] == UnitPartKind.Ended) unit.Reopen(today);
            else unit.KeepNameAfter(change.Day);
        }

        await db.SaveChangesAsync();
    }
}
