using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Changes;

/// <summary>Mends a wrongly entered name; the full names below the unit, which begin with its own, are mended with it, each with its trace (settled S29).</summary>
public static class CorrectUnit
{
    public static async Task RunAsync(PortalDb db, Unit unit, UnitTitle name, string? reason, Actor by, DateTimeOffset now)
    {
        var (wrong, today) = (unit.NameOn(Days.On(now)).Full, Days.On(now));
        unit.CorrectName(name, reason, by, now);
        if (unit.Code is not { } code || unit.Kind == UnitKind.Village || name.Full == wrong) return;
        var below = await db.Units.Include(u => u.Names)
            .Where(u => u.Code!.StartsWith(code) && u.Id != unit.Id && (u.To == null || (u.To > today && u.To > u.From)) && u.FullName.StartsWith(wrong))
            .ToListAsync();
        foreach (var lower in below) lower.FollowCorrection(wrong, name.Full, reason, by, now);
    }
}
