using Npgsql;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Database;

/// <summary>Statements past the portal: as the owner of the tables, or with nothing but the application's rights.</summary>
public static class OwnerSql
{
    public static Task<object?> AsOwnerAsync(this PortalFixture portal, string sql, params object[] values) => RunAsync(portal.Settings.OwnerConnection!, sql, values);

    public static Task<object?> AsApplicationAsync(this PortalFixture portal, string sql, params object[] values) => RunAsync(portal.Settings.AppConnection, sql, values);

    /// <summary>Runs it in a transaction that is committed; gives the first value of the first row.</summary>
    public static async Task<object?> RunAsync(string connectionString, string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        object? value;
        await using (var command = new NpgsqlCommand(sql, connection, transaction))
        {
            foreach (var v in values) command.Parameters.AddWithValue(v);
            value = await command.ExecuteScalarAsync();
        }

        await transaction.CommitAsync();
        return value;
    }

    /// <summary>The SQLSTATE and constraint with which the database refuses.</summary>
    public static async Task<PostgresException> RefusedAsync(string connectionString, string sql, params object[] values) =>
        await Assert.ThrowsAsync<PostgresException>(() => RunAsync(connectionString, sql, values));

    public static string Owner(this PortalSettings settings) => settings.OwnerConnection!;
}
