using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;

namespace VillageListsPortal.Web.Features.Administration.Changes;

/// <summary>Lets a change of units take effect, within the caller's transaction: present names, then for each predecessor all that passes.</summary>
public static class SettleChange
{
    public static async Task RunAsync(PortalDb db, UnitChange change, Actor by, DateTimeOffset now)
    {
        change.TakeEffect(by, now);
        var concerned = change.Parts.Select(p => p.UnitId).Concat(change.Passings.SelectMany(p => new[] { p.PredecessorId, p.SuccessorId })).Distinct().ToList();
        var units = await db.Units.Include(u => u.Names).Where(u => concerned.Contains(u.Id)).ToDictionaryAsync(u => u.Id);
        foreach (var part in change.Parts.Where(p => p.Kind == UnitPartKind.Renamed)) units[part.UnitId].BearNameOf(Days.On(now));
        await db.SaveChangesAsync();
        var matters = new Matters(db, change, units, by, now);
        foreach (var predecessor in change.Passings.Select(p => p.PredecessorId).Distinct())
        {
            var passed = await matters.PassAsync(units[predecessor]);
            await SucceedAsync(db, change, units, passed, (by, now));
        }
    }

    /// <summary>Succession, reach and the closed register follow the unit as a whole; a unit that goes on keeps its own.</summary>
    private static async Task SucceedAsync(PortalDb db, UnitChange change, Dictionary<Guid, Unit> units, PassedMatters passed, (Actor By, DateTimeOffset Now) act)
    {
        var (from, heir) = (passed.From.Id, passed.Heir);
        var closed = 0;
        await db.SaveChangesAsync();
        if (change.Parts.Any(p => p.UnitId == from && p.Kind == UnitPartKind.Ended))
        {
            foreach (var to in change.Passings.Where(p => p.PredecessorId == from).Select(p => p.SuccessorId))
            {
                db.UnitSuccessions.Add(new UnitSuccession(from, to, change.Day));
                await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO unit_reach (from_unit_id, to_unit_id)
                    SELECT DISTINCT above.from_unit_id, old.to_unit_id FROM unit_reach above, unit_reach old WHERE above.to_unit_id = {to} AND old.from_unit_id = {from}
                    ON CONFLICT DO NOTHING
                    """);
            }

            closed = await db.Database.ExecuteSqlAsync($"UPDATE certificates SET held_by = {heir.Id} WHERE held_by = {from}");
        }

        var names = change.Passings.Where(p => p.PredecessorId == from).Select(p => units[p.SuccessorId].ShortName).ToList();
        var told = new UnitPassed(from, heir.Id, passed.From.ShortName, names, passed.Posts.Count(p => p.To is not null), passed.Cases.Count, closed, act.By, act.Now);
        db.JournalRows.Add(JournalInterceptor.RowOf(told, nameof(Unit), null));
        await db.SaveChangesAsync();
    }
}
