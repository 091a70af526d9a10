using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>A unit that another one came from or passed to.</summary>
public sealed record RelatedUnit(Guid Id, string Name, DateOnly On);

/// <summary>One unit with its history.</summary>
public sealed record UnitHistory(Unit Unit, string? Parent, IReadOnlyList<RelatedUnit> Predecessors, IReadOnlyList<RelatedUnit> Successors, IReadOnlyList<ChangeRow> Changes);

/// <summary>A change of units as the list shows it.</summary>
public sealed record ChangeRow(Guid Id, DateOnly Day, string Ground, UnitChangeStatus Status, string? By, DateTimeOffset PlannedAt, uint Version, IReadOnlyList<ChangedUnit> Units);

/// <summary>What became of one unit in a change.</summary>
public sealed record ChangedUnit(Guid Id, string Name, UnitPartKind Kind, IReadOnlyList<string> Passes);

/// <summary>Reads units and their changes for the administrator.</summary>
public sealed class UnitQueries(PortalDb db)
{
    public const int PageSize = 30;

    public async Task<UnitHistory?> HistoryAsync(Guid id)
    {
        var unit = await db.Units.AsNoTracking().Include(u => u.Names).Include(u => u.Prefixes).FirstOrDefaultAsync(u => u.Id == id);
        if (unit is null) return null;
        var before = await (from s in db.UnitSuccessions where s.SuccessorId == id join u in db.Units on s.PredecessorId equals u.Id orderby s.On select new RelatedUnit(u.Id, u.ShortName, s.On)).ToListAsync();
        var after = await (from s in db.UnitSuccessions where s.PredecessorId == id join u in db.Units on s.SuccessorId equals u.Id orderby s.On select new RelatedUnit(u.Id, u.ShortName, s.On)).ToListAsync();
        var changes = db.UnitChanges.Where(c => c.Parts.Any(p => p.UnitId == id) || c.Passings.Any(p => p.PredecessorId == id || p.SuccessorId == id));
        return new UnitHistory(unit, await db.Units.Where(u => u.Id == unit.ParentId).Select(u => u.FullName).FirstOrDefaultAsync(), before, after, await RowsAsync(changes.OrderByDescending(c => c.Day), PageSize));
    }

    /// <summary>Changes, the latest first, after the one given.</summary>
    public async Task<(IReadOnlyList<ChangeRow> Rows, Guid? Next)> ChangesAsync(Guid? after, int size)
    {
        var changes = db.UnitChanges.Where(c => after == null || c.Id < after);
        var rows = await RowsAsync(changes.OrderByDescending(c => c.Id), size + 1);
        return ([.. rows.Take(size)], rows.Count > size ? rows[size - 1].Id : null);
    }

    private async Task<List<ChangeRow>> RowsAsync(IQueryable<UnitChange> changes, int most)
    {
        const int MostUnits = 30; // the whole of an import is not listed here
        var found = await changes.AsNoTracking().Take(most).Select(c => new
        {
            Change = new { c.Id, c.Day, c.Ground, c.Status, c.PlannedAt, Version = EF.Property<uint>(c, "xmin") },
            By = db.Persons.Where(p => p.Id == c.PlannedBy).Select(p => p.Name).FirstOrDefault(),
            Parts = c.Parts.Take(MostUnits).Select(p => new
            {
                p.UnitId,
                p.Kind,
                Name = db.Units.Where(u => u.Id == p.UnitId).SelectMany(u => u.Names).Where(n => n.From <= c.Day).OrderByDescending(n => n.From).Select(n => n.ShortName).First(),
                Passes = c.Passings.Where(x => x.PredecessorId == p.UnitId).Select(x => db.Units.Where(u => u.Id == x.SuccessorId).Select(u => u.ShortName).First()).ToList(),
            }).ToList(),
        }).ToListAsync();
        return found.ConvertAll(f => new ChangeRow(f.Change.Id, f.Change.Day, f.Change.Ground, f.Change.Status, f.By, f.Change.PlannedAt, f.Change.Version,
            [.. f.Parts.OrderBy(p => p.Kind == UnitPartKind.Ended ? 0 : 1).Select(p => new ChangedUnit(p.UnitId, p.Name, p.Kind, p.Passes))]));
    }
}
