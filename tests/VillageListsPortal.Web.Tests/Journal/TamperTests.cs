using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VillageListsPortal.Web.Features.Journal;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Journal;

/// <summary>verify-journal finds what a master of the database did with its guards switched off (S28).</summary>
public sealed class TamperTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Row = "INSERT INTO journal (id, at, person_id, what, subject_type, subject_id, after) VALUES ($1, now(), $1, 'Tried', 'Test', $1, 'as it was')";

    public async Task InitializeAsync()
    {
        var sealer = portal.Services.GetRequiredService<JournalSealer>();
        while (await portal.InDatabaseAsync(db => db.JournalSeals.CountAsync()) < 3)
        {
            await portal.AsApplicationAsync(Row, Guid.CreateVersion7());
            await sealer.SealAsync(CancellationToken.None);
        }
    }

    [Theory]
    [InlineData("UPDATE journal SET after = 'as it was not' WHERE id = (SELECT row_id FROM journal_sealed LIMIT 1)", "does not match")]
    [InlineData("UPDATE journal SET person_id = gen_random_uuid() WHERE id = (SELECT row_id FROM journal_sealed LIMIT 1)", "does not match")]
    [InlineData("UPDATE journal SET at = at - interval '1 microsecond' WHERE id = (SELECT row_id FROM journal_sealed LIMIT 1)", "does not match")]
    [InlineData("WITH gone AS (DELETE FROM journal_sealed WHERE row_id = (SELECT row_id FROM journal_sealed LIMIT 1) RETURNING row_id) SELECT row_id INTO TEMP gone FROM gone; DELETE FROM journal WHERE id IN (SELECT row_id FROM gone)", "rows")]
    [InlineData("DELETE FROM journal_sealed WHERE sequence = 2; DELETE FROM journal_seals WHERE sequence = 2", "missing")]
    [InlineData("UPDATE journal_seals SET hash = sha256(hash) WHERE sequence = (SELECT max(sequence) FROM journal_seals)", "does not match")]
    [InlineData("UPDATE journal_seals SET hash = sha256(hash) WHERE sequence = 1", "does not match")]
    [InlineData("UPDATE journal_seals SET row_ids = row_ids[2:] WHERE sequence = 1", "does not match")]
    public async Task A_changed_or_removed_row_or_seal_is_found(string tampering, string said)
    {
        Assert.True((await VerifyAsync(null)).Holds);
        await using (var copy = await CopyAsync())
        {
            await OwnerSql.RunAsync(portal.Settings.OwnerConnection!, tampering);
            var finding = await VerifyAsync(null);
            Assert.False(finding.Holds);
            Assert.Contains(said, finding.Sentence, StringComparison.Ordinal);
        }

        Assert.True((await VerifyAsync(null)).Holds);
    }

    [Fact]
    public async Task A_chain_cut_at_its_end_holds_by_itself_and_the_head_in_the_log_tells()
    {
        var head = await portal.InDatabaseAsync(db => db.JournalSeals.OrderByDescending(s => s.Sequence).Select(s => s.Hash).FirstAsync());
        Assert.True((await VerifyAsync(Convert.ToHexString(head))).Holds);
        Assert.False((await VerifyAsync(new string('0', 64))).Holds);
        await using var copy = await CopyAsync();
        await OwnerSql.RunAsync(portal.Settings.OwnerConnection!, "DELETE FROM journal_sealed WHERE sequence = (SELECT max(sequence) FROM journal_seals); DELETE FROM journal_seals WHERE sequence = (SELECT max(sequence) FROM journal_seals)");
        Assert.True((await VerifyAsync(null)).Holds);
        Assert.False((await VerifyAsync(Convert.ToHexString(head))).Holds);
    }

    private Task<VerifyJournal.Finding> VerifyAsync(string? head) => portal.InDatabaseAsync(db => VerifyJournal.RunAsync(db, head));

    /// <summary>Guards off, the portal's own sealer kept waiting, and everything back as it was at the end.</summary>
    private async Task<Restored> CopyAsync()
    {
        var leader = new NpgsqlConnection(portal.Settings.OwnerConnection);
        await leader.OpenAsync();
        await using (var leads = new NpgsqlCommand("SELECT pg_advisory_lock(20951698498281836)", leader)) await leads.ExecuteNonQueryAsync();
        await OwnerSql.RunAsync(portal.Settings.OwnerConnection!, """
            ALTER TABLE journal DISABLE TRIGGER USER; ALTER TABLE journal_seals DISABLE TRIGGER USER;
            CREATE TABLE journal_copy AS TABLE journal; CREATE TABLE seals_copy AS TABLE journal_seals; CREATE TABLE sealed_copy AS TABLE journal_sealed;
            """);
        return new Restored(portal.Settings.OwnerConnection!, leader);
    }

    private sealed class Restored(string owner, NpgsqlConnection leader) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await OwnerSql.RunAsync(owner, Restore);
            await leader.DisposeAsync();
        }

        private const string Restore = """
            DELETE FROM journal_sealed; DELETE FROM journal_seals; DELETE FROM journal;
            INSERT INTO journal TABLE journal_copy; INSERT INTO journal_seals TABLE seals_copy; INSERT INTO journal_sealed TABLE sealed_copy;
            DROP TABLE journal_copy, seals_copy, sealed_copy;
            ALTER TABLE journal ENABLE TRIGGER USER; ALTER TABLE journal_seals ENABLE TRIGGER USER;
            """;
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
