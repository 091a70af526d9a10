using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Web.Features.Administration.Import;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Units;

/// <summary>All rows or none, wherever an import breaks: at any table, at the commit, or because the connection ends (settled S6).</summary>
public sealed class BrokenImportTests : IAsyncLifetime
{
    private const int Townships = 52; // with their villages more rows than lie between two reports of progress
    private const string Fails = "RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100';";
    private static readonly UnitImportOptions Options = new(new DateOnly(2025, 1, 1)) { District = "500112" };
    private PortalSettings settings = null!;

    public async Task InitializeAsync() => settings = await EmptyPortal.CreateAsync();

    public Task DisposeAsync()
    {
        Directory.Delete(settings.DataFolder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>From now on this happens after rows of an import were written to a table.</summary>
    internal static Task BreakAsync(PortalSettings settings, string table, string what, bool atCommit = false) => OwnerSql.RunAsync(settings.Owner(), $"""
        CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {what} END $$;
        CREATE {(atCommit ? "CONSTRAINT " : "")}TRIGGER zz_break_off AFTER INSERT ON {table} {(atCommit ? "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW" : "FOR EACH STATEMENT")} EXECUTE FUNCTION break_off()
        """);

    internal static Task MendAsync(PortalSettings settings) => OwnerSql.RunAsync(settings.Owner(), "DROP FUNCTION break_off() CASCADE");

    [Theory]
    [InlineData("units", false)]
    [InlineData("unit_names", false)]
    [InlineData("number_prefixes", false)]
    [InlineData("unit_reach", false)]
    [InlineData("journal", false)]
    [InlineData("units", true)]
    [InlineData("journal", true)]
    public async Task What_fails_while_it_is_written_or_committed_leaves_nothing(string table, bool atCommit)
    {
        var before = await RowsAsync();
        await BreakAsync(settings, table, Fails, atCommit);
        var refusal = await Record.ExceptionAsync(() => ImportAsync(townships: 2));
        Assert.Contains("the disk is full", refusal!.GetBaseException().Message, StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync());
        await MendAsync(settings);
        Assert.True((await ImportAsync(townships: 2)).Done);
        Assert.NotEqual(before, await RowsAsync());
    }

    [Theory]
    [InlineData("10,000 rows read")]
    [InlineData("10,000 units made")]
    [InlineData("writing the units")]
    [InlineData("writing what posts reach")]
    public async Task A_connection_that_ends_leaves_nothing(string when)
    {
        var before = await RowsAsync();
        var ending = new EndsConnection(settings.Owner(), when);
        var broken = await Record.ExceptionAsync(() => ImportAsync(Townships, ending));
        Assert.True(ending.Happened, $"it was never at '{when}'");
        Assert.IsAssignableFrom<NpgsqlException>(broken!.GetBaseException() as NpgsqlException ?? broken);
        Assert.Equal(before, await RowsAsync());
        Assert.True((await ImportAsync(townships: 2)).Done);
    }

    private async Task<UnitImportResult> ImportAsync(int townships, IProgress<string>? progress = null)
    {
        var rows = new StringBuilder("code,name,level\n500112,渝北区,district\n");
        for (var t = 100; t < 100 + townships; t++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"500112{t},镇{t}镇,township\n");
            for (var v = 200; v < 399; v++) rows.Append(CultureInfo.InvariantCulture, $"500112{t}{v},村{v}村村民委员会,village\n");
        }

        using var reader = new StringReader(rows.ToString());
        return await settings.InDatabaseAsync(db => UnitImport.RunAsync(db, reader, Options, progress));
    }

    /// <summary>All that an import writes, counted.</summary>
    private Task<(int, int, int, int, int, int)> RowsAsync() => settings.InDatabaseAsync(async db => (
        await db.Units.CountAsync(),
        await db.Units.SelectMany(u => u.Names).CountAsync(),
        await db.Units.SelectMany(u => u.Prefixes).CountAsync(),
        await db.UnitReach.CountAsync(),
        await db.UnitChanges.CountAsync(),
        await db.JournalRows.CountAsync()));

    /// <summary>Ends the import's session when it has come so far.</summary>
    private sealed class EndsConnection(string owner, string when) : IProgress<string>
    {
        public bool Happened { get; private set; }

        public void Report(string value)
        {
            if (value != when) return;
            Happened = true;
            using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
            connection.Open();
            using var end = new NpgsqlCommand("SELECT bool_and(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()", connection);
            Assert.Equal(true, end.ExecuteScalar());
        }
    }
}
