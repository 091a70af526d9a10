using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>The first pass: each row checked by itself and written to a table of the session, none of them kept in memory.</summary>
internal sealed class UnitStaging(PortalDb db, UnitImportOptions options, ImportProblems problems, IProgress<string>? progress)
{
    private const int ReportEvery = 10_000;

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    public async Task<int> ReadAsync(TextReader reader)
    {
        foreach (var code in options.LeftOut.Where(c => !DivisionCode.IsWellFormed(c))) problems.AddOfFile(0, $"'{code}' after --without is not a division code.");
        await CreateAsync();
        var rows = await CopyAsync(reader);
        await db.Database.ExecuteSqlAsync($"CREATE INDEX ON unit_lines (code, line)");
        await db.Database.ExecuteSqlAsync($"CREATE INDEX ON unit_lines (line)");
        await db.Database.ExecuteSqlAsync($"ANALYZE unit_lines");
        return rows;
    }

    private async Task CreateAsync()
    {
        await db.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS pg_temp.unit_lines, pg_temp.unit_problems, pg_temp.unit_made");
        await db.Database.ExecuteSqlAsync($"""
            CREATE TEMPORARY TABLE unit_lines (
                line integer NOT NULL, code text COLLATE "C" NOT NULL, name text NOT NULL, level text, full_name text, prefix text,
                predecessors text[] COLLATE "C" NOT NULL, telephone text, bad boolean NOT NULL) ON COMMIT DROP
            """);
        await db.Database.ExecuteSqlAsync($"CREATE TEMPORARY TABLE unit_problems (line integer NOT NULL, sentence text NOT NULL) ON COMMIT DROP");
    }

    private async Task<int> CopyAsync(TextReader reader)
    {
        await using var copy = await Connection.BeginBinaryImportAsync("COPY unit_lines (line, code, name, level, full_name, prefix, predecessors, telephone, bad) FROM STDIN (FORMAT BINARY)");
        var rows = 0;
        foreach (var line in UnitFile.Read(reader, problems).Where(l => !IsLeftOut(l.Code)))
        {
            var bad = false;
            foreach (var sentence in UnitRowChecks.Of(line, options))
            {
                problems.Add(line.Line, sentence);
                bad = true;
            }

            await WriteAsync(copy, line, bad);
            if (++rows % ReportEvery == 0) progress?.Report(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows read"));
        }

        await copy.CompleteAsync();
        return rows;
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, UnitLine line, bool bad)
    {
        await copy.StartRowAsync();
        await copy.WriteAsync(line.Line, NpgsqlDbType.Integer);
        await copy.WriteAsync(Storable(line.Code), NpgsqlDbType.Text);
        await copy.WriteAsync(Storable(line.Name), NpgsqlDbType.Text);
        foreach (var text in new[] { line.Level?.ToString(), line.FullName, line.Prefix })
        {
            await WriteAsync(copy, text);
        }

        await copy.WriteAsync(Array.ConvertAll(line.Predecessors, Storable), NpgsqlDbType.Array | NpgsqlDbType.Text);
        await WriteAsync(copy, line.Telephone);
        await copy.WriteAsync(bad, NpgsqlDbType.Boolean);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, string? text) =>
        text is null ? copy.WriteNullAsync() : copy.WriteAsync(Storable(text), NpgsqlDbType.Text);

    /// <summary>PostgreSQL refuses NUL; such a row is bad already and goes no further.</summary>
    private static string Storable(string text) => text.Replace('\0', '\uFFFD');

    private bool IsLeftOut(string code) =>
        options.LeftOut.Contains(code) || (options.LeftOut.Count > 0 && DivisionCode.IsWellFormed(code) && DivisionCode.ParentOf(code) is { } parent && IsLeftOut(parent));
}
