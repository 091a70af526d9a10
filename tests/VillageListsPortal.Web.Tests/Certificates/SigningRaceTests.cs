using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>What only the database sees, because it happened after the portal had looked, is a lost race and no fault (S8, S11).</summary>
public sealed class SigningRaceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_item_that_ends_while_a_certificate_is_signed_is_a_lost_race_and_takes_no_number()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var before = (await officers.SignedAsync()).Issue!.Number; // and the series is there to be locked
        var id = await officers.SubmitAsync();
        var form = await RawForm.HiddenAsync(officers.Head, $"/certificates/{id}/sign", "main form");
        await portal.AllowUnadmittedChangesAsync();

        await using var other = new NpgsqlConnection(portal.Settings.OwnerConnection);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("UPDATE number_series SET last = last RETURNING pg_current_xact_id()::text", other, transaction);
        var holder = (string)(await hold.ExecuteScalarAsync())!;
        var signing = RawForm.PostAsync(officers.Head, $"/certificates/{id}/sign", form); // has looked at the item and waits for its number
        await Eventually.HoldsAsync(async () => (bool)(await portal.AsOwnerAsync("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND transactionid::text = $1)", holder))!);
        await portal.AsOwnerAsync("UPDATE list_items SET \"to\" = DATE '2026-03-02' WHERE code = $1 AND \"to\" IS NULL", (await officers.StoredAsync(id)).ItemCode);
        await transaction.CommitAsync();

        using var answer = await signing;
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("刚才有人改动了这件事", Pages.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        var certificate = await officers.StoredAsync(id);
        Assert.Equal((CertificateStatus.AwaitingSignature, null), (certificate.Status, certificate.Issue));
        Assert.Equal(before.Number, await portal.InDatabaseAsync(db => db.NumberSeries.Where(s => s.UnitId == certificate.UnitId).Select(s => s.Last).SingleAsync()));
    }

    [Fact]
    public async Task Every_refusal_of_a_trigger_is_a_broken_rule_or_a_lost_race()
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        await using var connection = new NpgsqlConnection(portal.Settings.OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT DISTINCT m[1] FROM pg_proc p, regexp_matches(p.prosrc, $1, 'g') m WHERE p.pronamespace = 'public'::regnamespace", connection);
        command.Parameters.AddWithValue("ERRCODE = 'check_violation', CONSTRAINT = '([a-z_]+)'");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) named.Add(reader.GetString(0));
        Assert.Contains("item_in_force", named);
        Assert.All(named, n => Assert.True(Known(n), $"{n} gives 500"));
    }

    private static bool Known(string constraint)
    {
        var refused = new PostgresException("refused", "ERROR", "ERROR", PostgresErrorCodes.CheckViolation, constraintName: constraint);
        return Safeguards.BrokenBy(refused) is not null || Safeguards.IsRace(new DbUpdateException("refused", refused));
    }
}
