using Npgsql;

namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>Roles and databases of a private cluster. Names come from this program only; SQL cannot take them as parameters.</summary>
public sealed class ClusterDatabases(NpgsqlDataSource superuser)
{
    /// <summary>Both roles with the stored passwords; harmless to repeat.</summary>
    public async Task EnsureRolesAsync(ClusterSecrets secrets, CancellationToken stop)
    {
        foreach (var role in new[] { ClusterSecrets.Owner, ClusterSecrets.App })
        {
            var verb = await ExistsAsync("SELECT 1 FROM pg_roles WHERE rolname = $1", role, stop) ? "ALTER" : "CREATE";
            await RunAsync($"{verb} ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '{secrets[role]}'", stop);
        }
    }

    /// <summary>Makes the database where it is missing, and grants who may enter: a template's grants are not copied with it.</summary>
    public async Task EnsureAsync(string database, string? template, CancellationToken stop)
    {
        if (!await ExistsAsync("SELECT 1 FROM pg_database WHERE datname = $1", database, stop))
        {
            var source = template is null ? "" : $" TEMPLATE {template}";
            await RunAsync($"CREATE DATABASE {database} OWNER {ClusterSecrets.Owner}{source}", stop);
        }

        await RunAsync($"REVOKE ALL ON DATABASE {database} FROM PUBLIC", stop);
        await RunAsync($"GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {ClusterSecrets.App}", stop);
    }

    /// <summary>Removes the database with whatever is still connected to it.</summary>
    public Task DropAsync(string database, CancellationToken stop) =>
        RunAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)", stop);

    private async Task<bool> ExistsAsync(string sql, string name, CancellationToken stop)
    {
        await using var command = superuser.CreateCommand(sql);
        command.Parameters.AddWithValue(name);
        return await command.ExecuteScalarAsync(stop) is not null;
    }

    private async Task RunAsync(string sql, CancellationToken stop)
    {
        await using var command = superuser.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(stop);
    }
}
