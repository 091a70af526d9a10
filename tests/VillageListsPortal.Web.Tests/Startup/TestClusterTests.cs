using Npgsql;
using VillageListsPortal.Web.Startup.Postgres;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Startup;

public sealed class TestClusterTests
{
    private static int migrated;

    [Fact]
    public async Task Every_caller_gets_a_clone_of_the_template_that_is_made_once()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TestCluster.CreateDatabaseAsync("counted", MigrateAsync)));

        Assert.Equal(1, migrated);
        Assert.Equal(8, all.Distinct().Count());
        foreach (var one in all)
        {
            await using var app = NpgsqlDataSource.Create(one.App);
            await using var command = app.CreateCommand("SELECT b FROM a");
            Assert.Equal(7, await command.ExecuteScalarAsync());
        }

        await Task.WhenAll(all.Select(TestCluster.DropDatabaseAsync));
    }

    private static async Task MigrateAsync(string owner)
    {
        Interlocked.Increment(ref migrated);
        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = source.CreateCommand(
            $"CREATE TABLE a AS SELECT 7 AS b; GRANT SELECT ON a TO {ClusterSecrets.App}");
        await command.ExecuteNonQueryAsync();
    }
}
