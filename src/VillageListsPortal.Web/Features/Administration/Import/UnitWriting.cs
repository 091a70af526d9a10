using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>The second pass: units are made of the checked rows, some thousands at a time, and then written by one statement per table.</summary>
internal sealed class UnitWriting(PortalDb db, UnitImportOptions options, IProgress<string>? progress)
{
    private const int AtATime = 5000;
    private const int ReportEvery = 10_000;

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    public async Task MakeAsync()
    {
        await db.Database.ExecuteSqlAsync($"""
            CREATE TEMPORARY TABLE unit_made (
                line integer NOT NULL, id uuid NOT NULL, own boolean NOT NULL, kind text NOT NULL, code text COLLATE "C" NOT NULL, parent_id uuid, committee text,
                short_name text NOT NULL, full_name text NOT NULL, telephone text, prefix text, grams text[], pinyin text, initials text) ON COMMIT DROP
            """);
        var (maker, made) = (new UnitMaker(options), 0);
        for (List<CheckedLine> some = []; ;)
        {
            some = await NextAsync(some.Count == 0 ? "" : some[^1].Code);
            if (some.Count == 0) break;
            await CopyAsync(some.Select(maker.Make));
            made += some.Count;
            if (made % ReportEvery == 0) progress?.Report(string.Create(CultureInfo.InvariantCulture, $"{made:N0} units made"));
        }

        await db.Database.ExecuteSqlAsync($"ANALYZE unit_made");
    }

    /// <returns>How many units were written or changed.</returns>
    public async Task<int> WriteAsync()
    {
        progress?.Report("writing the units");
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO units (id, kind, code, parent_id, committee, short_name, full_name, telephone, "from", grams, pinyin, initials)
            SELECT id, kind, code, parent_id, committee, short_name, full_name, telephone, {options.From}, grams, pinyin, initials FROM unit_made WHERE NOT own ORDER BY code
            """);
        progress?.Report("writing names and prefixes");
        await db.Database.ExecuteSqlAsync($"INSERT INTO unit_names (unit_id, \"from\", short_name, full_name) SELECT id, {options.From}, short_name, full_name FROM unit_made WHERE NOT own ORDER BY id");
        await db.Database.ExecuteSqlAsync($"INSERT INTO number_prefixes (unit_id, \"from\", text) SELECT id, {options.From}, prefix FROM unit_made WHERE NOT own AND prefix IS NOT NULL ORDER BY id");
        progress?.Report("writing what posts reach");
        foreach (var kind in new[] { UnitKind.District, UnitKind.Township, UnitKind.Village }) await ReachAsync(kind.ToString());
        await db.Database.ExecuteSqlAsync($"ANALYZE units, unit_names, number_prefixes, unit_reach"); // searching relies on it at once
        return (await db.Database.SqlQuery<int>($"SELECT count(*)::integer AS \"Value\" FROM unit_made").ToListAsync()).Single();
    }

    /// <summary>A unit reaches itself and is reached by whatever reaches the unit above. Provinces and prefectures have no posts, so nothing reaches from them (settled S6).</summary>
    private async Task ReachAsync(string kind)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO unit_reach (from_unit_id, to_unit_id) SELECT id, id FROM unit_made WHERE kind = {kind} AND NOT own");
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO unit_reach (from_unit_id, to_unit_id)
            SELECT r.from_unit_id, m.id FROM unit_made m JOIN unit_reach r ON r.to_unit_id = m.parent_id WHERE m.kind = {kind} AND NOT m.own
            """);
    }

    private async Task<List<CheckedLine>> NextAsync(string after)
    {
        const string Next = """
            SELECT l.line, l.code, l.name, l.full_name, l.prefix, l.telephone, o.id, p.id, p.kind, p.short_name, p.full_name, g.full_name
            FROM (SELECT * FROM unit_lines WHERE NOT bad AND code > $1 ORDER BY code LIMIT $2) l
            LEFT JOIN units o ON o.code = l.code AND o."to" IS NULL AND l.code = ANY (l.predecessors)
            LEFT JOIN units p ON p.code = left(l.code, CASE WHEN length(l.code) > 6 THEN length(l.code) - 3 ELSE length(l.code) - 2 END) AND p."from" <= $3 AND (p."to" IS NULL OR p."to" > $3)
            LEFT JOIN units g ON g.id = p.parent_id
            ORDER BY l.code
            """;
        await using var command = new NpgsqlCommand(Next, Connection) { Parameters = { new() { Value = after }, new() { Value = AtATime }, new() { Value = options.From } } };
        await using var reader = await command.ExecuteReaderAsync();
        var some = new List<CheckedLine>(AtATime);
        while (await reader.ReadAsync()) some.Add(Line(reader));
        return some;
    }

    private static CheckedLine Line(NpgsqlDataReader r)
    {
        string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
        Guid? Id(int i) => r.IsDBNull(i) ? null : r.GetGuid(i);
        return new CheckedLine(
            r.GetInt32(0), r.GetString(1), r.GetString(2), Text(3), Text(4), Text(5), Id(6),
            Id(7), Text(8) is { } kind ? Enum.Parse<UnitKind>(kind) : null, Text(9), Text(10), Text(11));
    }

    private async Task CopyAsync(IEnumerable<MadeUnit> units)
    {
        await using var copy = await Connection.BeginBinaryImportAsync(
            "COPY unit_made (line, id, own, kind, code, parent_id, committee, short_name, full_name, telephone, prefix, grams, pinyin, initials) FROM STDIN (FORMAT BINARY)");
        foreach (var unit in units) await WriteAsync(copy, unit);
        await copy.CompleteAsync();
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, MadeUnit unit)
    {
        var index = UnitIndex.Of(unit.Title.Short);
        await copy.StartRowAsync();
        await copy.WriteAsync(unit.Line, NpgsqlDbType.Integer);
        await copy.WriteAsync(unit.Id, NpgsqlDbType.Uuid);
        await copy.WriteAsync(unit.Own, NpgsqlDbType.Boolean);
        await TextAsync(copy, unit.Kind.ToString());
        await TextAsync(copy, unit.Code);
        await (unit.ParentId is { } parent ? copy.WriteAsync(parent, NpgsqlDbType.Uuid) : copy.WriteNullAsync());
        foreach (var text in new[] { unit.Committee?.ToString(), unit.Title.Short, unit.Title.Full, unit.Telephone, unit.Prefix }) await TextAsync(copy, text);
        await copy.WriteAsync(index.GramsOf, NpgsqlDbType.Array | NpgsqlDbType.Text);
        await TextAsync(copy, index.PinyinOf);
        await TextAsync(copy, index.InitialsOf);
    }

    private static Task TextAsync(NpgsqlBinaryImporter copy, string? text) => text is null ? copy.WriteNullAsync() : copy.WriteAsync(text, NpgsqlDbType.Text);
}
