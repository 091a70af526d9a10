using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Changes;

/// <summary>Makes a change of what an administrator entered; tracked by the context and not saved.</summary>
public sealed class ChangeBuilder(PortalDb db, ChangePlan plan, Actor by, DateTimeOffset now)
{
    public async Task<BuiltChange> BuildAsync()
    {
        if (plan.Day < Days.On(now)) throw new RuleViolationException("unit.change-in-past");
        var units = await UnitsAsync();
        var change = new UnitChange(plan.Day, plan.Ground, by, now);
        db.UnitChanges.Add(change);
        var successors = new List<Unit>();
        foreach (var entered in plan.Successors) successors.Add(await SuccessorAsync(change, units, entered));
        if (plan.Kind != ChangeKind.Rename)
        {
            foreach (var unit in units) change.Pass(unit, successors);
            await RequireNothingIssuedSinceAsync(change);
        }

        foreach (var (subject, choice) in plan.Assignments) change.Assign(subject, int.TryParse(choice, out var n) && n >= 0 && n < successors.Count ? successors[n].Id : null);
        return new BuiltChange(change, units, successors);
    }

    private async Task<List<Unit>> UnitsAsync()
    {
        var units = await db.Units.Include(u => u.Names).Include(u => u.Prefixes).Where(u => plan.Units.Contains(u.Id)).OrderBy(u => u.Code).ToListAsync();
        if (units.Count == 0 || units.Count != plan.Units.Distinct().Count()) throw new RuleViolationException("unit.not-there", "");
        if (plan.Kind != ChangeKind.Rename && units.Exists(u => u.Kind != UnitKind.Village)) throw new RuleViolationException("unit.change-not-villages");
        if (plan.Kind == ChangeKind.Merge && units.Count < 2) throw new RuleViolationException("unit.merge-needs-two");
        if (plan.Kind == ChangeKind.Split && plan.Successors.Count < 2) throw new RuleViolationException("unit.split-needs-two");
        return units;
    }

    private async Task<Unit> SuccessorAsync(UnitChange change, List<Unit> units, EnteredSuccessor entered)
    {
        var name = (entered.Name ?? "").Trim();
        var prefix = string.IsNullOrWhiteSpace(entered.Prefix) ? null : entered.Prefix.Trim();
        if (name.Length is 0 or > 60 || !UnitNaming.IsPrintable(name)) throw new RuleViolationException("unit.name", name);
        if (prefix is not null && !UnitNaming.IsPrefix(prefix)) throw new RuleViolationException("unit.prefix", prefix);
        var same = plan.Kind == ChangeKind.Rename ? units[0] : units.Find(u => u.Code == entered.Code?.Trim());
        if (same is null) return await FoundAsync(change, units, entered.Code?.Trim() ?? "", name, prefix);
        await RenameAsync(change, same, name, prefix);
        return same;
    }

    private async Task<Unit> FoundAsync(UnitChange change, List<Unit> units, string code, string name, string? prefix)
    {
        if (!DivisionCode.IsWellFormed(code) || code.Length != 12 || DivisionCode.CommitteeOf(code) is not { } committee) throw new RuleViolationException("unit.code-malformed", code);
        if (UnitNaming.CommitteeIn(name) is { } named && named != committee) throw new RuleViolationException("unit.committee-differs", name);
        if (await db.Units.AnyAsync(u => u.Code == code && (u.To == null || (u.To > plan.Day && u.To > u.From)))) throw new RuleViolationException("unit.code-taken", code);
        var township = await db.Units.FirstOrDefaultAsync(u => u.Code == code.Substring(0, 9) && u.From <= plan.Day && (u.To == null || u.To > plan.Day)) ?? throw new RuleViolationException("unit.parent-missing", code[..9]);
        var title = new UnitTitle(UnitNaming.ShortOf(name), UnitNaming.FullOf(name, committee, township.FullName));
        var unit = new Unit(UnitKind.Village, code, township, title, plan.Day);
        unit.SetPrefix(await FreeAsync(prefix ?? UnitNaming.PrefixOf(township.ShortName, title.Short, committee), unit.Id), plan.Day);
        unit.SetTelephone(UnitChange.HeirOf(units[0], [unit]) == unit ? units[0].Telephone : null);
        db.Units.Add(unit);
        change.Found(unit);
        return unit;
    }

    private async Task RenameAsync(UnitChange change, Unit unit, string name, string? prefix)
    {
        var before = unit.NameOn(plan.Day);
        var title = Title(unit, before, name);
        var old = unit.Prefixes.Where(p => p.From <= plan.Day).MaxBy(p => p.From)?.Text;
        prefix ??= title.Short != before.Short && unit.Committee is { } committee ? UnitNaming.PrefixOf(await TownshipOfAsync(unit), title.Short, committee) : old;
        if (unit.Committee is null || prefix == old) prefix = null;
        if (title == before && prefix is null && plan.Kind != ChangeKind.Rename) return; // goes on as it is
        await RenameUnit.RunAsync(db, change, unit, title == before ? null : title, prefix is null ? null : await FreeAsync(prefix, unit.Id));
    }

    private static UnitTitle Title(Unit unit, UnitTitle before, string name)
    {
        var stem = before.Full.LastIndexOf(before.Short, StringComparison.Ordinal) is > 0 and var at ? before.Full[..at] : "";
        return new UnitTitle(UnitNaming.ShortOf(name), UnitNaming.FullOf(name, unit.Committee, stem));
    }

    private Task<string> TownshipOfAsync(Unit unit) => db.Units.Where(u => u.Id == unit.ParentId).Select(u => u.ShortName).SingleAsync();

    /// <summary>A prefix belongs to one unit for ever: its numbers begin at 1 only once (settled S29).</summary>
    private async Task<string> FreeAsync(string prefix, Guid unit)
    {
        if (!UnitNaming.IsPrefix(prefix)) throw new RuleViolationException("unit.prefix", prefix); // the usual one of long names: another must be given
        var taken = await db.Units.AnyAsync(u => u.Id != unit && u.Prefixes.Any(p => p.Text == prefix)) || db.Units.Local.Any(u => u.Id != unit && u.Prefixes.Any(p => p.Text == prefix));
        return taken ? throw new RuleViolationException("unit.prefix-taken", prefix) : prefix;
    }

    private async Task RequireNothingIssuedSinceAsync(UnitChange change)
    {
        var ending = change.Parts.Where(p => p.Kind == UnitPartKind.Ended).Select(p => p.UnitId).ToList();
        if (await db.Certificates.AnyAsync(c => ending.Contains(c.UnitId) && c.Issue!.Day >= plan.Day)) throw new RuleViolationException("unit.issued-since", plan.Day);
    }
}
