using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Changes;

/// <summary>Enters a change of units: shown first, then saved; in effect at once where its day is today (settled S29).</summary>
public sealed class PlanChange(PortalDb db, Idempotency once, TimeProvider clock)
{
    /// <summary>What would pass to whom. Nothing is saved: the same verbs run in memory and are forgotten.</summary>
    public async Task<ChangePreview> PreviewAsync(ChangePlan plan, Actor by)
    {
        var now = clock.GetUtcNow();
        var built = await new ChangeBuilder(db, plan, by, now).BuildAsync();
        var units = built.Units.Concat(built.Successors).DistinctBy(u => u.Id).ToDictionary(u => u.Id);
        var matters = new Matters(db, built.Change, units, by, now);
        var passed = new List<PassedMatters>();
        foreach (var unit in built.Units.Where(u => built.Change.Passings.Any(p => p.PredecessorId == u.Id))) passed.Add(await matters.PassAsync(unit));
        var preview = new ChangePreview(built, passed, await TitlesAsync(passed), await SeriesAsync(built, now), await ClosedAsync(built), await WarningsAsync(plan, built, passed));
        db.ChangeTracker.Clear();
        return preview;
    }

    /// <returns>The address that tells what was entered.</returns>
    public async Task<string> RunAsync(ChangePlan plan, Actor by)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await UnitChangeLock.TakeAsync(db);
        var built = await new ChangeBuilder(db, plan, by, now).BuildAsync();
        once.Answer("/admin/units/changes");
        await db.SaveChangesAsync();
        foreach (var unit in built.Successors.Where(s => s.From == plan.Day))
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO unit_reach (from_unit_id, to_unit_id) SELECT {unit.Id}, {unit.Id}
                UNION SELECT r.from_unit_id, {unit.Id} FROM unit_reach r WHERE r.to_unit_id = {unit.ParentId}
                """);
        }

        if (plan.Day == Days.On(now)) await SettleChange.RunAsync(db, built.Change, by, now);
        await transaction.CommitAsync();
        return "/admin/units/changes";
    }

    private async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(List<PassedMatters> passed)
    {
        var items = passed.SelectMany(p => p.Cases).Select(c => c.Certificate.ItemId).Distinct().ToList();
        return await db.ListItems.Where(i => items.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Title);
    }

    private Task<List<SeriesRow>> SeriesAsync(BuiltChange built, DateTimeOffset now)
    {
        var (ids, year) = (built.Units.Select(u => u.Id).ToList(), Days.On(now).Year);
        return db.NumberSeries.AsNoTracking().Where(s => ids.Contains(s.UnitId) && s.Year == year).OrderBy(s => s.Prefix).Select(s => new SeriesRow(s.Prefix, s.Year, s.Last)).ToListAsync();
    }

    private Task<int> ClosedAsync(BuiltChange built)
    {
        var ending = built.Change.Parts.Where(p => p.Kind == UnitPartKind.Ended).Select(p => p.UnitId).ToList();
        return db.Certificates.CountAsync(c => ending.Contains(c.HeldBy) && !Matters.Open.Contains(c.Status));
    }

    /// <summary>A village with two heads, with none, or without a keeper: allowed, and said.</summary>
    private async Task<IReadOnlyList<(string Text, string Unit)>> WarningsAsync(ChangePlan plan, BuiltChange built, List<PassedMatters> passed)
    {
        if (plan.Kind == ChangeKind.Rename) return [];
        var warnings = new List<(string, string)>();
        foreach (var unit in built.Successors)
        {
            var there = await db.Posts.Where(p => p.UnitId == unit.Id && (p.To == null || p.To > plan.Day)).Select(p => new { p.Id, p.Role }).ToListAsync();
            var coming = passed.SelectMany(p => p.Posts).ToList();
            var roles = there.Where(t => coming.TrueForAll(c => c.Id != t.Id)).Select(t => t.Role).Concat(coming.Where(c => c.To?.Id == unit.Id).Select(c => c.Role)).ToList();
            var heads = roles.Count(r => r == Role.VillageHead);
            if (heads != 1) warnings.Add((heads == 0 ? "change.warning.no-head" : "change.warning.heads", unit.NameOn(plan.Day).Short));
            if (!roles.Contains(Role.SealKeeper)) warnings.Add(("change.warning.no-keeper", unit.NameOn(plan.Day).Short));
        }

        return warnings;
    }
}
