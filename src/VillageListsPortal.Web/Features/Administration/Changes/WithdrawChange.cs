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
            else if (kinds[unit.Id] == UnitPartKind.Ended) await ReopenAsync(db, unit, today);
            else unit.KeepNameAfter(change.Day);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Its code may have been given to a unit that a later change founds: that one is withdrawn first.</summary>
    private static async Task ReopenAsync(PortalDb db, Unit unit, DateOnly today)
    {
        var (id, code) = (unit.Id, unit.Code);
        if (code is not null && await db.Units.FirstOrDefaultAsync(u => u.Code == code && u.Id != id && u.From > today && (u.To == null || u.To > u.From)) is { } later)
        {
            throw new RuleViolationException("unit.code-given-on", later.ShortName, later.From);
        }

        unit.Reopen(today);
    }
}
