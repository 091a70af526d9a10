using VillageListsPortal.Web.Data.Migrations;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Database;

/// <summary>A migration meets a database that has been worked with, not only an empty one.</summary>
public sealed class UpgradeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>A signed certificate as the portal of that day wrote it, and a draft; the triggers have their say.</summary>
    private const string Issued = """
        INSERT INTO units (id, kind, code, committee, short_name, full_name, "from") VALUES ($1, 'Village', '500112133212', 'Villagers', '江口村', '江口村村民委员会', '2025-01-01');
        """;

    private const string Item = """
        INSERT INTO list_items (id, code, version, title, applies_to, legal_basis, department, provenance, imported_as, "from", kind, lane, time_limit_workdays, public_notice_days, electronic_only_allowed, template_body, in_person_only, fields)
        VALUES ($1, 'ZM-07', 1, '农民身份证明', 'Village', '法', '区农业农村委', 'Seed', 'Seed', '2025-01-01', 'Certificate', 'OnTheSpot', 0, 0, false, '', false, '[]')
        """;

    private const string Certificate = """
        WITH c AS (INSERT INTO certificates (id, unit_id, item_id, item_code, status, request, applicant_name, prepared_by, preparers, prepared_by_proxy, prepared_at, reprints,
            number_prefix, number_year, number_sequence, number_text, content, content_hash, token, check_code, issue_day, signed_by, signed_at)
        VALUES ($1, $2, $3, 'ZM-07', 'Signed', '\x00', '王小明', $1, ARRAY[$1], false, now(), 0, '统景江口村证', 2026, 1, '统景江口村证〔2026〕1号', '\x00', '\x00', 't', 'c', '2026-03-02', $2, now()))
        INSERT INTO certificate_files (id, certificate_id, ordinal, bytes, sha256, made_at) VALUES ($1, $1, 0, '\x00', '\x00', now())
        """;

    [Fact] // settled S29, domain 4.7
    public async Task Certificates_issued_before_units_could_be_merged_are_held_by_their_villages_afterwards()
    {
        var addresses = await TestCluster.CreateDatabaseAsync();
        await BringToAsync(addresses.Owner, "0001_Foundation", "0002_Safeguards", "0003_SignIns", "0004_Preferences");
        var (unit, item, certificate) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await OwnerSql.RunAsync(addresses.Owner, Issued, unit);
        await OwnerSql.RunAsync(addresses.Owner, Item, item);
        await OwnerSql.RunAsync(addresses.Owner, Certificate, certificate, unit, item);

        await Migrate.ApplyAsync(portal.Settings with { OwnerConnection = addresses.Owner, AppConnection = addresses.App });

        Assert.Equal(unit, await OwnerSql.RunAsync(addresses.Owner, "SELECT held_by FROM certificates WHERE id = $1", certificate));
        await TestCluster.DropDatabaseAsync(addresses);
    }

    /// <summary>The state of an earlier day: EF goes back to a migration by names with dates only, which ours have not.</summary>
    private static async Task BringToAsync(string owner, params string[] migrations)
    {
        await OwnerSql.RunAsync(owner, """CREATE TABLE "__EFMigrationsHistory" ("MigrationId" varchar(150) NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY, "ProductVersion" varchar(32) NOT NULL)""");
        foreach (var migration in migrations)
        {
            using var sql = new StreamReader(typeof(SqlMigration).Assembly.GetManifestResourceStream($"VillageListsPortal.Web.Data.Migrations.{migration}.sql")!);
            await OwnerSql.RunAsync(owner, await sql.ReadToEndAsync());
            await OwnerSql.RunAsync(owner, """INSERT INTO "__EFMigrationsHistory" VALUES ($1, '10')""", migration);
        }
    }
}
