using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Changes;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>Rows of a file that name predecessors: one change of units, which takes effect at once or on its day (settled S29).</summary>
internal sealed class FileChanges(PortalDb db, UnitImportOptions options)
{
    private sealed record Row(Guid Id, bool Own, string Code, string ShortName, string FullName, string? Prefix, bool PrefixGiven, string[] Predecessors);

    public async Task RunAsync(DateTimeOffset now)
    {
        var rows = await db.Database.SqlQuery<Row>($"""
            SELECT m.id AS "Id", m.own AS "Own", m.code AS "Code", m.short_name AS "ShortName", m.full_name AS "FullName", m.prefix AS "Prefix",
                   l.prefix IS NOT NULL AS "PrefixGiven", l.predecessors AS "Predecessors"
            FROM unit_made m JOIN unit_lines l USING (line) WHERE cardinality(l.predecessors) > 0 ORDER BY m.line
            """).ToListAsync();
        if (rows.Count == 0) return;
        var change = new UnitChange(options.From, options.Ground ?? "import-units", Actor.System, now);
        db.UnitChanges.Add(change);
        var units = await UnitsAsync(rows);
        foreach (var row in rows)
        {
            if (row.Own) await RenameAsync(change, row, units[row.Id]);
            else change.Found(units[row.Id]);
        }

        foreach (var (code, predecessor) in units.Values.Where(u => u.From < options.From).ToDictionary(u => u.Code!, StringComparer.Ordinal))
        {
            change.Pass(predecessor, [.. rows.Where(r => r.Predecessors.Contains(code, StringComparer.Ordinal)).Select(r => units[r.Id])]);
        }

        await db.SaveChangesAsync();
        if (change.Day <= Days.On(now)) await SettleChange.RunAsync(db, change, Actor.System, now);
    }

    private async Task<Dictionary<Guid, Unit>> UnitsAsync(List<Row> rows)
    {
        var (ids, codes) = (rows.ConvertAll(r => r.Id), rows.SelectMany(r => r.Predecessors).Distinct(StringComparer.Ordinal).ToList());
        return await db.Units.Include(u => u.Names).Include(u => u.Prefixes)
            .Where(u => ids.Contains(u.Id) || (codes.Contains(u.Code!) && u.To == null && u.From < options.From)).ToDictionaryAsync(u => u.Id);
    }

    /// <summary>A unit among its own predecessors goes on: under another name, another prefix, or taking others in.</summary>
    private Task RenameAsync(UnitChange change, Row row, Unit unit)
    {
        var name = new UnitTitle(row.ShortName, row.FullName);
        var renamed = name != unit.NameOn(options.From);
        var prefix = (renamed || row.PrefixGiven) && row.Prefix != unit.Prefixes.Where(p => p.From <= options.From).MaxBy(p => p.From)?.Text ? row.Prefix : null;
        return renamed || prefix is not null ? RenameUnit.RunAsync(db, change, unit, renamed ? name : null, prefix) : Task.CompletedTask;
    }
}
