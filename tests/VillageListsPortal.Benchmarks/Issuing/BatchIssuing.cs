using Npgsql;
using VillageListsPortal.Benchmarks.Bare;

namespace VillageListsPortal.Benchmarks.Issuing;

/// <summary>The same rows by Npgsql alone, without HTTP: a batch, which is one round trip and one transaction, for each step.</summary>
internal sealed class BatchIssuing(NpgsqlDataSource database, Patterns patterns) : Contestant("bare Npgsql batch, no HTTP")
{
    private const string InsertCertificate = """
        INSERT INTO certificates (id, unit_id, item_id, item_code, status, request, applicant_name, prepared_by, preparers, prepared_by_proxy, prepared_at, submitted_at, reprints, applicant_index, held_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, false, $10, $11, 0, $12, $2)
        """;

    private const string SignCertificate = """
        WITH n AS (INSERT INTO number_series (unit_id, year, prefix, last) VALUES ($2, $3, $4, 1)
                   ON CONFLICT (unit_id, year, prefix) DO UPDATE SET last = number_series.last + 1 RETURNING last)
        UPDATE certificates SET status = 'Signed', number_prefix = $4, number_year = $3, number_sequence = n.last, number_text = $4 || '〔' || $3 || '〕' || n.last || '号',
               content = $5, content_hash = $6, token = $7, check_code = $8, issue_day = $9, valid_to = $10, signed_by = $11, signed_at = $12 FROM n WHERE id = $1
        """;

    private const string InsertFile = "INSERT INTO certificate_files (id, certificate_id, ordinal, bytes, sha256, made_at) VALUES ($1, $2, 0, $3, $4, $5)";
    private const string InsertJournal = "INSERT INTO journal (id, at, person_id, post_id, role, unit_id, what, subject_type, subject_id, before, after, request_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    private const string InsertAnswer = "INSERT INTO idempotency (token, person_id, route, answer, at) VALUES ($1, $2, $3, $4, $5)";

    public override async Task<Guid> PrepareAsync(int client)
    {
        var pattern = patterns.Of(client);
        var c = pattern.Prepared("王小明");
        await using var batch = database.CreateBatch();
        Add(batch, InsertCertificate, c.Id, c.UnitId, c.ItemId, c.ItemCode, c.Status, c.Request, c.ApplicantName, c.PreparedBy, c.Preparers, c.PreparedAt, c.SubmittedAt, c.ApplicantIndex);
        AddRest(batch, pattern, c.Id, signing: false);
        await batch.ExecuteNonQueryAsync();
        return c.Id;
    }

    public override async Task SignAsync(int client, Guid id)
    {
        var pattern = patterns.Of(client);
        var c = pattern.Prepared("");
        pattern.Sign(c, 0);
        var file = pattern.File(id);
        await using var batch = database.CreateBatch();
        Add(batch, SignCertificate, id, c.UnitId, c.NumberYear, c.NumberPrefix, c.Content, c.ContentHash, c.Token, c.CheckCode, c.IssueDay, c.ValidTo, c.SignedBy, c.SignedAt);
        Add(batch, InsertFile, file.Id, id, file.Bytes, file.Sha256, file.MadeAt);
        AddRest(batch, pattern, id, signing: true);
        await batch.ExecuteNonQueryAsync();
    }

    private static void AddRest(NpgsqlBatch batch, Pattern pattern, Guid id, bool signing)
    {
        foreach (var j in pattern.JournalOf(id, signing))
        {
            Add(batch, InsertJournal, j.Id, j.At, j.PersonId, j.PostId, j.Role, j.UnitId, j.What, j.SubjectType, j.SubjectId, j.Before, j.After, j.RequestId);
        }

        var a = pattern.Answer(Guid.CreateVersion7(), id, signing ? $"/certificates/{id}/sign" : "/certificates/new/ZM-07");
        Add(batch, InsertAnswer, a.Token, a.PersonId, a.Route, a.Answer, a.At);
    }

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            // Its type is named even where there is no value, so that PostgreSQL plans the statement once.
            command.Parameters.Add(value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } : new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}
