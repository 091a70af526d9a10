using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Web.Tests.Startup;

public sealed class ClusterRefusalTests : ClusterTests
{
    [Fact]
    public async Task Data_of_another_major_version_are_refused_with_what_to_install()
    {
        await File.WriteAllTextAsync(Path.Combine(Files, "PG_VERSION"), "9\n");
        var refused = await Assert.ThrowsAsync<PostgresStartException>(() => StartAsync());
        Assert.Contains("written by PostgreSQL 9", refused.Message, StringComparison.Ordinal);
        Assert.Contains("install postgresql-9", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_files_are_refused_with_the_servers_own_reason_and_the_folder_is_free_again()
    {
        File.Move(Path.Combine(Files, "global", "pg_control"), Path.Combine(Files, "global", "pg_control.away"));
        var refused = await Assert.ThrowsAsync<PostgresStartException>(() => StartAsync());
        Assert.StartsWith("PostgreSQL did not start: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("postgres.log", refused.Message, StringComparison.Ordinal);

        File.Move(Path.Combine(Files, "global", "pg_control.away"), Path.Combine(Files, "global", "pg_control"));
        await using var cluster = await StartAsync();
        Assert.Equal("1", await AskAsync(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task Lost_passwords_are_refused_with_the_file_to_put_back()
    {
        File.Delete(Path.Combine(Folder, "postgres.secret"));
        var refused = await Assert.ThrowsAsync<PostgresStartException>(() => StartAsync());
        Assert.Contains("postgres.secret back from the backup", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused_with_the_setting_that_helps()
    {
        var file = Path.Combine(Folder, "file");
        await File.WriteAllTextAsync(file, "");

        var refused = await Assert.ThrowsAsync<PostgresStartException>(
            () => PrivateCluster.StartAsync(Path.Combine(file, "data"), TextWriter.Null, CancellationToken.None, durable: false));
        Assert.Contains("PORTAL_DATA", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_served_on_the_loopback()
    {
        var deep = Path.Combine(Folder, new string('a', 120));
        await using (var cluster = await PrivateCluster.StartAsync(deep, TextWriter.Null, CancellationToken.None, durable: false))
            Assert.Equal("127.0.0.1", await AskAsync(cluster, "SHOW listen_addresses"));
    }

    [Fact]
    public async Task A_path_that_a_shell_would_read_otherwise_is_refused()
    {
        var refused = await Assert.ThrowsAsync<PostgresStartException>(
            () => PrivateCluster.StartAsync(Path.Combine(Folder, "$HOME"), TextWriter.Null, CancellationToken.None, durable: false));
        Assert.Contains("PORTAL_DATA", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("it's a blank")]
    [InlineData("a, b")]
    [InlineData("数据")]
    public async Task A_path_with_blanks_commas_apostrophes_or_Chinese_works(string name)
    {
        var odd = Path.Combine(Folder, name);
        await using var cluster = await PrivateCluster.StartAsync(odd, TextWriter.Null, CancellationToken.None, durable: false);
        Assert.Equal("1", await AskAsync(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task A_data_folder_that_the_servers_user_cannot_reach_gets_its_database_elsewhere()
    {
        if (!Environment.IsPrivilegedProcess)
            return; // only root lends another user
        Directory.Delete(Path.Combine(Folder, "postgres"), recursive: true);
        File.Delete(Path.Combine(Folder, "postgres.secret"));
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using (var cluster = await StartAsync())
            await AskAsync(cluster, "CREATE TABLE kept AS SELECT 7 AS value");
        Assert.NotNull(new DirectoryInfo(Path.Combine(Folder, "postgres")).LinkTarget);

        await using var again = await StartAsync();
        Assert.Equal("7", await AskAsync(again, "SELECT value FROM kept"));
    }
}
