using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>What an import makes.</summary>
public sealed record MadeUnits(List<Unit> Units, List<UnitSuccession> Successions);

/// <summary>Founds the units of a checked file, from the top down.</summary>
public sealed class UnitBuilder(KnownUnits known, UnitImportOptions options)
{
    private readonly Dictionary<string, Unit> made = new(StringComparer.Ordinal);
    private readonly List<UnitSuccession> successions = [];

    public MadeUnits Build(List<UnitLine> lines)
    {
        foreach (var line in lines.OrderBy(l => l.Code.Length)) made.Add(line.Code, Found(line));
        return new MadeUnits([.. lines.Select(l => made[l.Code])], successions);
    }

    private Unit Found(UnitLine line)
    {
        var parent = DivisionCode.ParentOf(line.Code) is { } code ? made.GetValueOrDefault(code) ?? known.ByCode.GetValueOrDefault(code) : null;
        var committee = DivisionCode.CommitteeOf(line.Code);
        var above = line.Level == UnitKind.District ? "" : parent?.FullName ?? "";
        var full = line.FullName ?? (line.Level == UnitKind.District ? options.DistrictName : null) ?? UnitNaming.FullOf(line.Name, committee, above);
        var unit = new Unit(line.Level!.Value, line.Code, parent, new UnitTitle(UnitNaming.ShortOf(line.Name), full), options.From);
        if (committee is { } kind) unit.SetPrefix(line.Prefix ?? UnitNaming.PrefixOf(parent!.ShortName, unit.ShortName, kind), options.From);
        unit.SetTelephone(line.Telephone);
        foreach (var old in line.Predecessors.Select(p => known.ByCode[p]))
        {
            if (old.To is null || old.To > options.From) old.End(options.From);
            successions.Add(new UnitSuccession(old.Id, unit.Id, options.From));
        }

        return unit;
    }
}

/// <summary>Writes down what posts reach: the unit itself, its descendants, and all that its predecessors reached (settled S6).</summary>
public static class UnitReaches
{
    public static async Task AddAsync(PortalDb db, IReadOnlyList<Unit> units, IReadOnlyList<UnitSuccession> successions)
    {
        var made = units.ToDictionary(u => u.Id);
        var above = await db.UnitReach.AsNoTracking().Where(r => units.Select(u => u.ParentId).Contains(r.ToUnitId)).ToListAsync();
        var before = await db.UnitReach.AsNoTracking().Where(r => successions.Select(s => s.PredecessorId).Contains(r.FromUnitId)).ToListAsync();
        var reaches = new HashSet<UnitReach>();
        foreach (var unit in units)
        {
            var reached = successions.Where(s => s.SuccessorId == unit.Id).Select(s => s.PredecessorId)
                .SelectMany(p => before.Where(r => r.FromUnitId == p).Select(r => r.ToUnitId)).Append(unit.Id).ToList();
            foreach (var from in Ancestors(unit, made, above)) reaches.UnionWith(reached.Select(to => new UnitReach(from, to)));
        }

        var existing = await db.UnitReach.AsNoTracking().Where(r => before.Select(b => b.ToUnitId).Contains(r.ToUnitId)).ToListAsync();
        db.UnitReach.AddRange(reaches.Except(existing));
    }

    private static IEnumerable<Guid> Ancestors(Unit unit, Dictionary<Guid, Unit> made, List<UnitReach> above)
    {
        yield return unit.Id;
        if (unit.ParentId is not { } parent) yield break;
        var higher = made.TryGetValue(parent, out var next) ? Ancestors(next, made, above) : above.Where(r => r.ToUnitId == parent).Select(r => r.FromUnitId);
        foreach (var id in higher) yield return id;
    }
}
