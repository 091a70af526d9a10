using Npgsql;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Database;

/// <summary>What the database itself refuses, whatever the code does (0002_Safeguards.sql; domain 4.3, 4.5, 4.7, S28).</summary>
public sealed class SafeguardTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    public static TheoryData<string> AppendOnly => ["journal", "journal_seals", "certificate_files", "seal_uses"];

    private string Owner => portal.Settings.OwnerConnection!;

    private string Application => portal.Settings.AppConnection;

    [Theory]
    [MemberData(nameof(AppendOnly))]
    public async Task The_application_can_neither_change_nor_delete_what_is_append_only(string table)
    {
        var column = table == "journal_seals" ? "sequence" : "id";
        foreach (var sql in new[] { $"UPDATE {table} SET {column} = {column}", $"DELETE FROM {table}", $"TRUNCATE {table}", $"ALTER TABLE {table} DISABLE TRIGGER ALL" })
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await OwnerSql.RefusedAsync(Application, sql)).SqlState);
        }
    }

    [Theory]
    [MemberData(nameof(AppendOnly))]
    public async Task The_owner_cannot_by_accident(string table)
    {
        var column = table == "journal_seals" ? "sequence" : "id";
        foreach (var sql in new[] { $"UPDATE {table} SET {column} = {column} WHERE false", $"DELETE FROM {table} WHERE false", $"TRUNCATE {table} CASCADE" })
        {
            Assert.Contains("append-only", (await OwnerSql.RefusedAsync(Owner, sql)).MessageText, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("CREATE TABLE mine (a int)")]
    [InlineData("UPDATE certificate_checks SET outcome = 'Valid'")]
    [InlineData("DELETE FROM certificate_checks")]
    [InlineData("DELETE FROM unit_successions")]
    [InlineData("DELETE FROM unit_changes")]
    [InlineData("UPDATE journal_sealed SET sequence = 1")]
    [InlineData("DELETE FROM \"__EFMigrationsHistory\"")]
    [InlineData("UPDATE stamps SET value = gen_random_uuid()")]
    [InlineData("DROP TABLE idempotency")]
    [InlineData("CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")]
    public async Task The_application_has_no_rights_beyond_its_work(string sql) =>
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await OwnerSql.RefusedAsync(Application, sql)).SqlState);

    [Fact] // ADR 0012: the one function that runs with the owner's rights meets no table and no trigger of ours but its own
    public async Task A_temporary_table_gets_no_rights_of_the_owner()
    {
        await using var connection = new NpgsqlConnection(Application);
        await connection.OpenAsync();
        foreach (var sql in new[]
        {
            "CREATE TEMP TABLE stamps (name text, value uuid)", "INSERT INTO pg_temp.stamps VALUES ('access', gen_random_uuid())", "GRANT ALL ON pg_temp.stamps TO PUBLIC", "CREATE TEMP TABLE ran_as (who text)", "GRANT ALL ON pg_temp.ran_as TO PUBLIC",
            "CREATE FUNCTION pg_temp.note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO pg_temp.ran_as VALUES (current_user); RETURN NEW; END'",
            "CREATE TRIGGER note BEFORE UPDATE ON pg_temp.stamps FOR EACH ROW EXECUTE FUNCTION pg_temp.note()", "UPDATE persons SET name = name",
        })
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        await using var ran = new NpgsqlCommand("SELECT count(*) FROM pg_temp.ran_as", connection);
        Assert.Equal(0L, await ran.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_number_without_its_paper_does_not_commit()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var signed = await officers.SignedAsync();
        var refused = await OwnerSql.RefusedAsync(Application, "INSERT INTO certificates SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number_sequence', 9999, 'number_text', id::text, 'check_code', id::text))).* FROM certificates c WHERE id = $1", signed.Id);
        Assert.Equal("number_has_paper", refused.ConstraintName);
    }

    [Theory]
    [InlineData("number_sequence = number_sequence + 1")]
    [InlineData("number_text = 'x'")]
    [InlineData("content = content || '\\x00'")]
    [InlineData("content_hash = '\\x00'")]
    [InlineData("token = 'x'")]
    [InlineData("check_code = 'x'")]
    [InlineData("issue_day = issue_day + 1")]
    [InlineData("valid_to = NULL")]
    [InlineData("valid_to = valid_to + 365")]
    [InlineData("signed_at = signed_at + interval '1 day'")]
    [InlineData("unit_id = (SELECT id FROM units WHERE code = '500112133220')")]
    public async Task What_signing_fixed_does_not_change(string change)
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var signed = await officers.SignedAsync();
        var refused = await OwnerSql.RefusedAsync(Owner, $"UPDATE certificates SET {change} WHERE id = $1", signed.Id);
        Assert.Equal("issued_is_frozen", refused.ConstraintName);
    }

    [Fact]
    public async Task An_issued_certificate_is_not_deleted_and_keeps_its_number()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var signed = await officers.SignedAsync();
        Assert.Equal("only_drafts_deleted", (await OwnerSql.RefusedAsync(Owner, "DELETE FROM certificates WHERE id = $1", signed.Id)).ConstraintName);
        Assert.Equal("issued_whole", (await OwnerSql.RefusedAsync(Owner, "UPDATE certificates SET status = 'Draft' WHERE id = $1", signed.Id)).ConstraintName);
        var waiting = await officers.SubmitAsync();
        Assert.Equal("issued_whole", (await OwnerSql.RefusedAsync(Owner, "UPDATE certificates SET status = 'Signed' WHERE id = $1", waiting)).ConstraintName);
    }

    [Fact]
    public async Task Preparer_signer_and_keeper_are_different_persons()
    {
        // domain 4.3
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var signed = await officers.SignedAsync();
        Assert.Equal("signer_does_not_stamp", (await OwnerSql.RefusedAsync(Owner, "UPDATE certificates SET status = 'Stamped', stamped_by = signed_by, stamped_at = now() WHERE id = $1", signed.Id)).ConstraintName);
        Assert.Equal("stamped_whole", (await OwnerSql.RefusedAsync(Owner, "UPDATE certificates SET status = 'Stamped' WHERE id = $1", signed.Id)).ConstraintName);
        Assert.Equal("preparer_does_not_sign", (await OwnerSql.RefusedAsync(Application,
            "INSERT INTO certificates SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number_sequence', 9999, 'number_text', 'x', 'check_code', 'x', 'prepared_by', signed_by, 'preparers', jsonb_build_array(signed_by)))).* FROM certificates c WHERE id = $1", signed.Id)).ConstraintName);
        Assert.Equal("approver_does_not_stamp", (await OwnerSql.RefusedAsync(Application,
            "INSERT INTO seal_uses (id, unit_id, certificate_id, matter, approved_by, stamped_by, at) SELECT gen_random_uuid(), unit_id, id, 'x', signed_by, signed_by, now() FROM certificates WHERE id = $1", signed.Id)).ConstraintName);
    }

    [Fact] // S29
    public async Task A_settled_change_of_units_does_not_change()
    {
        await OwnerSql.RunAsync(Owner, "INSERT INTO unit_changes (id, day, ground, status, planned_by, planned_at) VALUES (gen_random_uuid(), '2026-01-01', 'x', 'Planned', gen_random_uuid(), now())");
        await OwnerSql.RunAsync(Owner, "UPDATE unit_changes SET status = 'Withdrawn', settled_at = now()");
        Assert.Equal("settled_change_is_frozen", (await OwnerSql.RefusedAsync(Application, "UPDATE unit_changes SET status = 'Planned'")).ConstraintName);
    }

    [Fact]
    public async Task Two_versions_of_an_item_in_force_on_one_day_are_refused()
    {
        var refused = await OwnerSql.RefusedAsync(Owner, "INSERT INTO list_items SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'version', 2, 'from', '2026-06-01'))).* FROM list_items i WHERE code = 'ZM-07'");
        Assert.Equal((PostgresErrorCodes.ExclusionViolation, "one_version_in_force"), (refused.SqlState, refused.ConstraintName));
        var unit = await OwnerSql.RefusedAsync(Owner, "INSERT INTO units SELECT (jsonb_populate_record(u, jsonb_build_object('id', gen_random_uuid()))).* FROM units u WHERE code = '500112133212'");
        Assert.Equal("one_unit_per_code", unit.ConstraintName);
    }
}
