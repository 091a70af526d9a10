using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Web.Features.Journal;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Journal;

/// <summary>Who did what, in the same transaction, and sealed in a chain (S28, ADR 0006).</summary>
public sealed class JournalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Row = "INSERT INTO journal (id, at, person_id, what, subject_type, subject_id) VALUES ($1, now(), $1, 'Tried', 'Test', $1)";

    [Fact]
    public async Task Every_step_of_a_journey_has_its_row_with_who_post_unit_and_request()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var certificate = await officers.StampedAsync();
        await officers.HandOverAsync(certificate.Id);
        await officers.PaperAsync(certificate.Id);
        var rows = await portal.InDatabaseAsync(db => db.JournalRows.Where(r => r.SubjectId == certificate.Id).OrderBy(r => r.Id).ToListAsync());
        var number = certificate.Issue!.NumberText;
        Assert.Equal(
            [
                (nameof(CertificatePrepared), "VillageClerk", null, "ZM-07"), (nameof(CertificateMoved), "VillageClerk", "Draft", "AwaitingSignature"),
                (nameof(PaperRead), "VillageHead", null, null),
                (nameof(CertificateMoved), "VillageHead", "AwaitingSignature", $"Signed {number}"), (nameof(CertificateMoved), "SealKeeper", "Signed", $"Stamped {number}"),
                (nameof(CertificateMoved), "VillageClerk", "Stamped", "HandedOver"), (nameof(CertificateDownloaded), "VillageClerk", null, "0"),
            ],
            rows.Select(r => (r.What, r.Role!, r.Before, r.After)));
        var (before, _) = (rows[0], rows[1]);
        Assert.All(rows, r => Assert.Equal((certificate.UnitId, nameof(Certificate)), (r.UnitId, r.SubjectType)));
        Assert.All(rows, r => Assert.False(string.IsNullOrEmpty(r.RequestId)));
        Assert.Equal(before.RequestId, rows[1].RequestId); // one request prepared and submitted
        Assert.Equal(6, rows.Select(r => r.RequestId).Distinct(StringComparer.Ordinal).Count());
        foreach (var row in rows)
        {
            Assert.True(await portal.InDatabaseAsync(db => db.Posts.AnyAsync(p => p.Id == row.PostId && p.PersonId == row.PersonId && p.UnitId == row.UnitId)));
        }

        var transactions = (string[])(await portal.AsOwnerAsync("SELECT array_agg(DISTINCT transaction::text) FROM journal WHERE subject_id = $1 AND what NOT IN ('CertificateDownloaded', 'PaperRead')", certificate.Id))!;
        Assert.Equal(4, transactions.Length);
        Assert.Contains((string)(await portal.AsOwnerAsync("SELECT xmin::text FROM seal_uses WHERE certificate_id = $1", certificate.Id))!, transactions); // the same transaction as the change
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_no_row()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var id = await officers.SubmitAsync();
        await portal.AsOwnerAsync("CREATE OR REPLACE FUNCTION refuse_file() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no room''; END'");
        await portal.AsOwnerAsync("CREATE CONSTRAINT TRIGGER refuse_file AFTER INSERT ON certificate_files DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_file()");
        try
        {
            using var failed = await officers.Head.PostFormAsync($"/certificates/{id}/sign");
            Assert.Equal(500, (int)failed.StatusCode);
            Assert.Contains("没有留下一半的结果", await failed.TextAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await portal.AsOwnerAsync("DROP TRIGGER refuse_file ON certificate_files");
        }

        Assert.Equal(2, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.SubjectId == id && r.What != nameof(PaperRead))));
        Assert.Equal(CertificateStatus.AwaitingSignature, (await officers.StoredAsync(id)).Status);
        await officers.SignAsync(id); // and the number is the next one
        Assert.True(await portal.InDatabaseAsync(async db => await db.NumberSeries.SumAsync(s => s.Last) == await db.Certificates.CountAsync(c => c.Issue != null)));
    }

    [Fact]
    public async Task The_sealer_takes_only_rows_that_no_running_transaction_can_still_precede()
    {
        // S28
        var sealer = portal.Services.GetRequiredService<JournalSealer>();
        await using var connection = new NpgsqlConnection(portal.Settings.AppConnection);
        await connection.OpenAsync();
        await using var running = await connection.BeginTransactionAsync();
        var (early, late) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var insert = new NpgsqlCommand(Row, connection, running) { Parameters = { new() { Value = early } } }) await insert.ExecuteNonQueryAsync();
        await portal.AsApplicationAsync(Row, late); // committed, but later than one still open

        await sealer.SealAsync(CancellationToken.None);
        Assert.False(await SealedAsync(early));
        Assert.False(await SealedAsync(late));
        await running.CommitAsync();
        await Eventually.HoldsAsync(async () =>
        {
            await sealer.SealAsync(CancellationToken.None);
            return await SealedAsync(early) && await SealedAsync(late);
        });
        Assert.True((await VerifyAsync()).Holds);
        Assert.Equal(0, await portal.InDatabaseAsync(async db => (await db.JournalSeals.ToListAsync()).SelectMany(s => s.RowIds).GroupBy(i => i).Count(g => g.Count() > 1))); // none twice
    }

    [Fact] // a backup restored on another server, whose transactions are counted from the beginning
    public async Task Rows_that_were_not_sealed_before_a_restore_are_sealed_after_it()
    {
        var restored = Guid.CreateVersion7();
        await portal.AsOwnerAsync("INSERT INTO journal (id, at, person_id, what, subject_type, subject_id, transaction) VALUES ($1, now(), $1, 'Tried', 'Test', $1, '900000000000')", restored);
        var sealer = ActivatorUtilities.CreateInstance<JournalSealer>(portal.Services); // as after a start
        await Eventually.HoldsAsync(async () =>
        {
            await sealer.SealAsync(CancellationToken.None);
            return await SealedAsync(restored);
        });
        Assert.True((await VerifyAsync()).Holds);
    }

    [Fact]
    public async Task Two_sealers_at_once_make_one_chain()
    {
        for (var i = 0; i < 20; i++) await portal.AsApplicationAsync(Row, Guid.CreateVersion7());
        var sealer = portal.Services.GetRequiredService<JournalSealer>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sealer.SealAsync(CancellationToken.None)));
        Assert.True((await VerifyAsync()).Holds);
    }

    private Task<bool> SealedAsync(Guid row) => portal.InDatabaseAsync(db => db.JournalSeals.AnyAsync(s => s.RowIds.Contains(row)));

    private Task<VerifyJournal.Finding> VerifyAsync() => portal.InDatabaseAsync(db => VerifyJournal.RunAsync(db, null));
}
