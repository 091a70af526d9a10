using System.Globalization;
using Npgsql;

namespace VillageListsPortal.Benchmarks.Admissions;

/// <summary>The same rows by Npgsql alone, without HTTP: a batch, which is one round trip and one transaction, for each step.</summary>
internal sealed class BatchFiling(StockedAdmissions stock, NpgsqlDataSource database, FiledRows submitted, FiledRows countersigned) : Filing("bare Npgsql batch, no HTTP", stock)
{
    private static int last;

    public override Task SignAsync(int client, Guid id) => WriteAsync(id, countersigned, ("number", string.Create(CultureInfo.InvariantCulture, $"BATCH-{Interlocked.Increment(ref last)}")));

    protected override Task SubmitAsync(int client, Guid id) => WriteAsync(id, submitted);

    private async Task WriteAsync(Guid id, FiledRows rows, params (string, object)[] changed)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(rows.Admission.Update(id, changed));
        foreach (var actor in rows.Actors) batch.BatchCommands.Add(actor.Insert(("admission_id", id)));
        foreach (var row in rows.Journal.Concat(rows.Notices)) batch.BatchCommands.Add(row.Insert(("id", Guid.CreateVersion7()), ("subject_id", id)));
        batch.BatchCommands.Add(rows.Answer.Insert(("token", Guid.CreateVersion7()), ("answer", $"/admissions/{id}")));
        await batch.ExecuteNonQueryAsync();
    }
}

/// <summary>The rows that the portal's last step on a case wrote.</summary>
internal sealed record FiledRows(CopiedRow Admission, IReadOnlyList<CopiedRow> Actors, IReadOnlyList<CopiedRow> Journal, IReadOnlyList<CopiedRow> Notices, CopiedRow Answer)
{
    public static async Task<FiledRows> ReadAsync(NpgsqlDataSource database, Guid id)
    {
        const string Last = "(SELECT request_id FROM journal WHERE subject_id = $1 ORDER BY id DESC LIMIT 1)";
        var journal = await CopiedRow.ReadAsync(database, "journal", $"subject_id = $1 AND request_id = {Last}", id);
        var at = journal.Min(j => (DateTime)j["at"]);
        var person = journal[0]["person_id"];
        return new FiledRows(
            (await CopiedRow.ReadAsync(database, "admissions", "id = $1", id))[0],
            [.. (await CopiedRow.ReadAsync(database, "admission_actors", "admission_id = $1", id)).Where(a => a["person_id"].Equals(person))],
            journal,
            [.. (await CopiedRow.ReadAsync(database, "notices", "subject_id = $1", id)).Where(n => (DateTime)n["at"] >= at)],
            (await CopiedRow.ReadAsync(database, "idempotency", "person_id = $1 ORDER BY at DESC LIMIT 1", person))[0]);
    }
}
