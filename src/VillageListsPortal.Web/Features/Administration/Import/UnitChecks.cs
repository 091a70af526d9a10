using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>What is wrong between the rows of a file, and between the file and the units there are. The database finds it, so that no list of them is kept here.</summary>
internal sealed class UnitChecks(PortalDb db, UnitImportOptions options, ImportProblems problems)
{
    private DateOnly Day => options.From;

    public async Task RunAsync()
    {
        await OfCodesAsync();
        await OfPredecessorsAsync();
        await OfWhatIsBelowAsync();
        if (options.SkipBad) await db.Database.ExecuteSqlAsync($"UPDATE unit_lines l SET bad = true FROM unit_problems p WHERE p.line = l.line AND NOT l.bad");
        foreach (var length in new[] { 4, 6, 9, 12 }) await OfParentsAsync(length, length - (length > 6 ? 3 : 2));
        await TakeOverAsync();
    }

    /// <summary>Prefixes are known once the names are made. A successor's series begins under a prefix of its own (settled S29).</summary>
    public async Task OfPrefixesAsync()
    {
        await db.Database.ExecuteSqlAsync($"TRUNCATE unit_problems");
        await db.Database.ExecuteSqlAsync($"INSERT INTO unit_problems SELECT line, format('the usual prefix %s is too long for a certificate number; give another in column prefix.', prefix) FROM unit_made WHERE length(prefix) > {UnitNaming.LongestPrefix}");
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO unit_problems SELECT m.line, format('prefix %s is used already; give another in column prefix.', m.prefix)
            FROM unit_made m WHERE EXISTS (SELECT 1 FROM number_prefixes n WHERE n.text = m.prefix AND NOT (m.own AND n.unit_id = m.id))
            """);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO unit_problems SELECT line, format('prefix %s is that of line %s; give another in column prefix.', prefix, first)
            FROM (SELECT line, prefix, min(line) OVER (PARTITION BY prefix) AS first FROM unit_made WHERE prefix IS NOT NULL) m WHERE line <> first
            """);
        if (options.SkipBad) await db.Database.ExecuteSqlAsync($"DELETE FROM unit_made m USING unit_problems p WHERE p.line = m.line");
        await TakeOverAsync();
    }

    private async Task OfCodesAsync()
    {
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO unit_problems SELECT line, format('code %s stands already on line %s.', code, first)
            FROM (SELECT line, code, min(line) OVER (PARTITION BY code) AS first FROM unit_lines WHERE code ~ '^[0-9]+$') l WHERE line <> first
            """);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO unit_problems SELECT l.line, format('unit %s %s is already there.', l.code, u.short_name)
            FROM unit_lines l JOIN units u ON u.code = l.code AND (u."to" IS NULL OR (u."to" > {Day} AND u."to" > u."from")) WHERE l.code <> ALL (l.predecessors)
            """);
    }

    private Task OfParentsAsync(int length, int above) => MarkAsync($"""
        INSERT INTO unit_problems
        SELECT l.line, format(CASE WHEN p.any THEN 'the unit above, %s, is left out.' ELSE 'the unit above, %s, is missing.' END, left(l.code, {above}))
        FROM unit_lines l
        CROSS JOIN LATERAL (SELECT count(*) > 0 AS any, coalesce(bool_or(NOT a.bad), false) AS good FROM unit_lines a WHERE a.code = left(l.code, {above})) p
        WHERE length(l.code) = {length} AND l.code ~ '^[0-9]+$'
          AND CASE WHEN p.any THEN {options.SkipBad} AND NOT p.good ELSE {length} > 6 END
          AND NOT EXISTS (SELECT 1 FROM units u WHERE u.code = left(l.code, {above}) AND (u."to" IS NULL OR u."to" > {Day}))
        """);

    private async Task MarkAsync(FormattableString find)
    {
        await db.Database.ExecuteSqlAsync(find);
        if (options.SkipBad) await db.Database.ExecuteSqlAsync($"UPDATE unit_lines l SET bad = true FROM unit_problems p WHERE p.line = l.line AND NOT l.bad");
    }

    private Task OfPredecessorsAsync() => db.Database.ExecuteSqlAsync($"""
        INSERT INTO unit_problems
        SELECT l.line, CASE
            WHEN u.id IS NULL THEN format('predecessor %s is not there.', c.code)
            WHEN u."from" >= {Day} THEN format('predecessor %s begins on %s, not before its successor.', c.code, u."from")
            WHEN u."to" IS NOT NULL THEN format('predecessor %s ends on %s already.', c.code, u."to")
            WHEN u.kind <> l.level THEN format('predecessor %s is a %s.', c.code, lower(u.kind))
            ELSE format('unit %s changed its name or prefix on or after %s.', c.code, {Day}) END
        FROM unit_lines l CROSS JOIN LATERAL unnest(l.predecessors) AS c (code)
        LEFT JOIN LATERAL (SELECT * FROM units x WHERE x.code = c.code AND (x."to" IS NULL OR (x."to" > {Day} AND x."to" > x."from")) ORDER BY x."from" DESC LIMIT 1) u ON true
        WHERE u.id IS NULL OR u."from" >= {Day} OR u."to" IS NOT NULL OR u.kind <> l.level
           OR (c.code = l.code AND (EXISTS (SELECT 1 FROM unit_names n WHERE n.unit_id = u.id AND n."from" >= {Day})
                                 OR EXISTS (SELECT 1 FROM number_prefixes n WHERE n.unit_id = u.id AND n."from" >= {Day})))
        """);

    /// <summary>A unit that ends leaves nothing behind: no unit below it, no number issued after its last day.</summary>
    private Task OfWhatIsBelowAsync() => db.Database.ExecuteSqlAsync($"""
        INSERT INTO unit_problems
        SELECT l.line, CASE WHEN below.code IS NOT NULL
            THEN format('predecessor %s still has %s below it; name that as a predecessor too.', u.code, below.code)
            ELSE format('predecessor %s has issued certificates since %s; name a later day.', u.code, {Day}) END
        FROM unit_lines l CROSS JOIN LATERAL unnest(l.predecessors) AS c (code)
        JOIN units u ON u.code = c.code AND u."to" IS NULL AND u.kind = l.level
        LEFT JOIN LATERAL (SELECT x.code FROM units x WHERE x.parent_id = u.id AND (x."to" IS NULL OR x."to" > {Day})
                           AND NOT EXISTS (SELECT 1 FROM unit_lines o WHERE x.code = ANY (o.predecessors)) ORDER BY x.code LIMIT 1) below ON true
        WHERE NOT EXISTS (SELECT 1 FROM unit_lines o WHERE o.code = c.code AND o.code = ANY (o.predecessors))
          AND (below.code IS NOT NULL OR EXISTS (SELECT 1 FROM certificates x WHERE x.unit_id = u.id AND x.issue_day >= {Day}))
        """);

    private async Task TakeOverAsync()
    {
        var total = await db.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM unit_problems").ToListAsync();
        var some = await db.Database.SqlQuery<ImportProblem>($"SELECT line AS \"Line\", sentence AS \"Sentence\" FROM unit_problems ORDER BY line LIMIT {ImportProblems.Most}").ToListAsync();
        problems.AddCounted(some, total.Single());
    }
}
