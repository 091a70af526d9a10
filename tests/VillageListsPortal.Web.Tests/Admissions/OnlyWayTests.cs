using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Admissions;

/// <summary>No other way to change a list, not even with the application's rights and SQL by hand (domain 3.4; 0008_Admissions.sql).</summary>
public sealed class OnlyWayTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Copy = "INSERT INTO list_items SELECT (jsonb_populate_record(i, {0})).* FROM list_items i WHERE code = 'XZ-01'";

    private string Application => portal.Settings.AppConnection;

    [Theory]
    [InlineData("UPDATE list_items SET title = 'x' WHERE code = 'XZ-01'", "list_item_is_frozen")]
    [InlineData("UPDATE list_items SET \"from\" = '2026-01-01' WHERE code = 'XZ-01'", "list_item_is_frozen")]
    [InlineData("DELETE FROM list_items WHERE code = 'XZ-01'", "list_item_is_frozen")]
    [InlineData("UPDATE list_items SET \"to\" = '2026-06-01' WHERE code = 'XZ-01'", "list_item_is_admitted")]
    [InlineData("INSERT INTO list_items SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'code', 'XZ-90'))).* FROM list_items i WHERE code = 'XZ-01'", "list_item_is_admitted")]
    [InlineData("INSERT INTO list_items SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'code', 'XZ-90', 'version', 2))).* FROM list_items i WHERE code = 'XZ-01'", "list_item_is_admitted")]
    [InlineData("INSERT INTO list_editions (kind, number, \"from\") VALUES ('Assistance', 2, '2026-06-01')", "list_item_is_admitted")]
    public async Task The_database_refuses_it(string sql, string constraint) => Assert.Equal(constraint, (await OwnerSql.RefusedAsync(Application, sql)).ConstraintName);

    [Fact]
    public async Task An_admission_that_is_not_approved_stands_behind_nothing()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var waiting = await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助未批准的事项", await made.EarliestAsync()));
        var refused = await OwnerSql.RefusedAsync(Application, Copy.Replace("{0}", "jsonb_build_object('id', gen_random_uuid(), 'code', 'XZ-91', 'admission_id', $1)", StringComparison.Ordinal), waiting.Id);
        Assert.Equal("list_item_is_admitted", refused.ConstraintName);
        Assert.Equal("list_item_is_admitted", (await OwnerSql.RefusedAsync(Application, "INSERT INTO list_editions (kind, number, \"from\", admission_id) VALUES ('Assistance', 9, '2026-06-01', $1)", waiting.Id)).ConstraintName);
    }

    [Fact]
    public async Task An_approval_without_its_edition_does_not_commit()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var waiting = await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助没有版次的事项", await made.EarliestAsync()));
        var refused = await OwnerSql.RefusedAsync(Application, "UPDATE admissions SET status = 'Approved', decision = '{\"From\": \"2026-06-01\"}', decided_by = gen_random_uuid(), decided_at = now(), closed_at = now() WHERE id = $1", waiting.Id);
        Assert.Equal("admission_changes_list", refused.ConstraintName);
    }

    [Fact]
    public async Task One_person_does_not_do_both_even_past_the_portal()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var waiting = await made.AwaitingApprovalAsync(MadeAdmissions.Addition("协助绕过门户的事项", await made.EarliestAsync()));
        foreach (var person in new[] { made.Staff, made.Countersigner, made.Reviewer })
        {
            var refused = await OwnerSql.RefusedAsync(Application, $"INSERT INTO admission_actors (admission_id, person_id, act) VALUES ($1, $2, '{nameof(AdmissionAct.Decided)}')", waiting.Id, person.PersonId);
            Assert.Equal((PostgresErrorCodes.CheckViolation, "admission_keeps_apart"), (refused.SqlState, refused.ConstraintName));
        }
    }

    [Fact]
    public async Task What_was_decided_does_not_change()
    {
        var made = await MadeAdmissions.InAsync(portal);
        var refused = await made.RefusedAsync(MadeAdmissions.Addition("协助已经了结的事项", await made.EarliestAsync()));
        foreach (var change in new[] { "status = 'Draft'", "request = '{}'", "decision = NULL, decided_by = NULL, decided_at = NULL" })
        {
            Assert.Equal("admission_is_decided", (await OwnerSql.RefusedAsync(Application, $"UPDATE admissions SET {change} WHERE id = $1", refused.Id)).ConstraintName);
        }

        Assert.Equal("admission_is_decided", (await OwnerSql.RefusedAsync(Application, "DELETE FROM admissions WHERE id = $1", refused.Id)).ConstraintName);
        Assert.Equal(AdmissionStatus.Refused, await portal.InDatabaseAsync(db => db.Admissions.Where(a => a.Id == refused.Id).Select(a => a.Status).SingleAsync()));
    }
}
