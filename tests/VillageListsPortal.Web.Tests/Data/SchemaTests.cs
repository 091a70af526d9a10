using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Database;

/// <summary>The migrations are SQL by hand (ADR 0003): what they make is what the model says.</summary>
public sealed class SchemaTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>What the database has beyond the model, each with its reason.</summary>
    private static readonly string[] Extras =
    [
        "column __EFMigrationsHistory.", // EF's own
        "index __EFMigrationsHistory:",
        "constraint __EFMigrationsHistory:",
        "column journal.transaction ", // the transaction a row was written in (S28)
        "index journal:ix_journal_transaction ",
        "column journal_sealed.", // which rows a seal holds (S28)
        "index journal_sealed:",
        "constraint journal_sealed:",
        "index list_items:one_version_in_force ", // exclusion: one version in force (domain part 2)
        "index units:one_unit_per_code ", // exclusion: one unit per code and day
        "index posts:one_post_at_a_time ", // exclusion: the same post once at a time
        "index case_handovers:one_handover_at_a_time ", // exclusion: one hand-over of a person's cases at a time
        "index posts:posts_that_wait ", // partial indices: what waits for the security officer
        "index accounts:slips_that_wait ",
        "index certificates:one_certificate_per_number ", // a partial index over four columns of an owned type
        "column sign_in_attempts.", // a table without entity: written by one upsert
        "index sign_in_attempts:",
        "constraint sign_in_attempts:",
    ];

    // CHECK and EXCLUDE constraints and triggers are the safeguards of 0002_Safeguards.sql and 0007_PostsAndSessions.sql; SafeguardTests and PostConstraintTests have them one by one.
    private const string Schema = """
        SELECT format('column %s.%s %s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                      CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END, CASE a.attidentity WHEN '' THEN '' ELSE ' identity' END)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT format('index %s:%s %s', c.relname, i.relname, regexp_replace(pg_get_indexdef(x.indexrelid), '^.* USING ', CASE WHEN x.indisunique THEN 'unique ' ELSE '' END))
        FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid WHERE c.relnamespace = 'public'::regnamespace
        UNION ALL
        SELECT format('constraint %s:%s %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE c.relnamespace = 'public'::regnamespace AND k.contype IN ('p', 'f', 'u')
        """;

    [Fact]
    public async Task The_migrated_schema_is_the_models()
    {
        var fresh = await TestCluster.CreateDatabaseAsync();
        await OwnerSql.RunAsync(fresh.Owner, await portal.InDatabaseAsync(db => Task.FromResult(db.Database.GenerateCreateScript())));
        var model = await ReadAsync(fresh.Owner);
        var migrated = await ReadAsync(portal.Settings.OwnerConnection!);
        await TestCluster.DropDatabaseAsync(fresh);

        Assert.True(model.IsSubsetOf(migrated), "The migrations lack what the model has:\n" + string.Join('\n', model.Except(migrated).Order(StringComparer.Ordinal)));
        var more = migrated.Except(model).Where(m => !Extras.Any(e => m.StartsWith(e, StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToList();
        Assert.True(more.Count == 0, "The migrations make what neither the model nor the list of extras has:\n" + string.Join('\n', more));
        Assert.All(Extras, e => Assert.Contains(migrated, m => m.StartsWith(e, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_is_pending_and_migrating_again_changes_nothing()
    {
        Assert.Empty(await Migrate.PendingAsync(portal.Settings));
        var before = await ReadAsync(portal.Settings.OwnerConnection!);
        await Migrate.ApplyAsync(portal.Settings);
        Assert.Equal(before, await ReadAsync(portal.Settings.OwnerConnection!));
    }

    private static async Task<HashSet<string>> ReadAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(Schema);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync()) found.Add(reader.GetString(0));
        return found;
    }
}
