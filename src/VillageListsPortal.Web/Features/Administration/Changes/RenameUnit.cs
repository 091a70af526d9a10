using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Changes;

/// <summary>Gives a unit another name; the full names below it follow, and so do number prefixes that were made of its name.</summary>
public static class RenameUnit
{
    public static async Task RunAsync(PortalDb db, UnitChange change, Unit unit, UnitTitle? name, string? prefix)
    {
        var before = unit.NameOn(change.Day);
        change.Rename(unit, name, prefix);
        if (name is null || unit.Code is null || unit.Kind == UnitKind.Village) return;
        var below = await db.Units.Include(u => u.Names).Include(u => u.Prefixes)
            .Where(u => u.Code!.StartsWith(unit.Code) && u.Id != unit.Id && u.From <= change.Day && (u.To == null || u.To > change.Day) && u.FullName.StartsWith(before.Full))
            .ToListAsync();
        foreach (var lower in below.Where(u => change.Parts.All(p => p.UnitId != u.Id)))
        {
            change.Rename(lower, new UnitTitle(lower.ShortName, name.Full + lower.FullName[before.Full.Length..]), Following(lower, unit, before, name, change.Day));
        }
    }

    private static string? Following(Unit village, Unit township, UnitTitle before, UnitTitle name, DateOnly day)
    {
        if (township.Kind != UnitKind.Township || village.Committee is not { } committee || village.Prefixes.Count == 0) return null;
        var usual = UnitNaming.PrefixOf(before.Short, village.ShortName, committee);
        return village.PrefixOn(day) == usual ? UnitNaming.PrefixOf(name.Short, village.ShortName, committee) : null; // a prefix of the village's own choice stays
    }
}
