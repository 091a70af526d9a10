using Npgsql;

namespace VillageListsPortal.Benchmarks.Admissions;

/// <summary>A row that the portal has written, to be written again with other keys: every column filled as it was.</summary>
/// <param name="table">Its table.</param>
/// <param name="columns">Name, type and value of each column.</param>
internal sealed class CopiedRow(string table, IReadOnlyList<(string Name, string Type, object Value)> columns)
{
    /// <summary>All rows of a table that a condition on one value finds.</summary>
    public static async Task<IReadOnlyList<CopiedRow>> ReadAsync(NpgsqlDataSource database, string table, string condition, object value)
    {
        await using var command = database.CreateCommand($"SELECT * FROM {table} WHERE {condition}");
        command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        List<CopiedRow> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(new CopiedRow(table, [.. Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), reader.GetDataTypeName(i).Split('(')[0], reader.GetValue(i)))]));
        }

        return rows;
    }

    /// <summary>Writes the row again.</summary>
    /// <param name="changed">The columns that differ, with their values.</param>
    public NpgsqlBatchCommand Insert(params ReadOnlySpan<(string Column, object Value)> changed)
    {
        var command = new NpgsqlBatchCommand($"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})");
        Fill(command, changed);
        return command;
    }

    /// <summary>Makes the row with this id like this one.</summary>
    public NpgsqlBatchCommand Update(Guid id, params ReadOnlySpan<(string Column, object Value)> changed)
    {
        var command = new NpgsqlBatchCommand($"UPDATE {table} SET {string.Join(", ", columns.Select((c, i) => $"\"{c.Name}\" = ${i + 1}"))} WHERE id = ${columns.Count + 1}");
        Fill(command, [.. changed, ("id", id)]);
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        return command;
    }

    public object this[string column] => columns.First(c => c.Name == column).Value;

    private void Fill(NpgsqlBatchCommand command, ReadOnlySpan<(string Column, object Value)> changed)
    {
        foreach (var (name, type, value) in columns)
        {
            var now = value;
            foreach (var (column, other) in changed)
            {
                if (column == name) now = other;
            }

            command.Parameters.Add(new NpgsqlParameter { Value = now, DataTypeName = type });
        }
    }
}
