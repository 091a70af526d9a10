using System.Diagnostics;
using System.Globalization;
using Npgsql;
using VillageListsPortal.Web.Startup.Postgres;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Startup;

public sealed class PrivateClusterTests : ClusterTests
{
    [Fact]
    public async Task The_first_start_makes_a_utf8_database_with_checksums_and_full_durability()
    {
        await using var cluster = await PrivateCluster.StartAsync(Path.Combine(Folder, "new"), TextWriter.Null, CancellationToken.None);

        Assert.Equal("UTF8", await AskAsync(cluster, "SHOW server_encoding"));
        Assert.Equal("on", await AskAsync(cluster, "SHOW data_checksums"));
        Assert.Equal("on", await AskAsync(cluster, "SHOW fsync"));
        Assert.Equal("panic", await AskAsync(cluster, "SHOW log_min_error_statement"));
        Assert.Equal("terse", await AskAsync(cluster, "SHOW log_error_verbosity"));
        Assert.Equal("UTC", await AskAsync(cluster, "SHOW timezone"));
    }

    [Fact]
    public async Task It_listens_on_a_socket_that_no_other_user_can_reach_and_on_no_port()
    {
        await using var cluster = await StartAsync();

        Assert.Equal("", await AskAsync(cluster, "SHOW listen_addresses"));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.Combine(Folder, "postgres", "socket")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "postgres.secret")));
    }

    [Fact]
    public async Task A_wrong_password_is_refused_even_on_the_socket()
    {
        await using var cluster = await StartAsync();
        var wrong = new NpgsqlConnectionStringBuilder(cluster.Addresses.Owner) { Password = "wrong" }.ConnectionString;

        var refused = await Assert.ThrowsAsync<PostgresException>(() => AskAsync(wrong, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task The_owner_makes_tables_and_trusted_extensions_and_the_application_role_makes_none()
    {
        await using var cluster = await StartAsync();

        await AskAsync(cluster, "CREATE EXTENSION btree_gist");
        await AskAsync(cluster, "CREATE TABLE a(b int)");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AskAsync(cluster.Addresses.App, "CREATE TABLE c(d int)"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await Assert.ThrowsAsync<PostgresException>(() => AskAsync(cluster.Addresses.App, "SELECT b FROM a"));
    }

    [Fact]
    public async Task The_end_of_the_portal_is_the_end_of_the_server_and_the_data_stay()
    {
        await using (var cluster = await StartAsync())
            await AskAsync(cluster, "CREATE TABLE kept AS SELECT 7 AS value");
        Assert.Null(PostmasterPid());

        await using var again = await StartAsync();
        Assert.Equal("7", await AskAsync(again, "SELECT value FROM kept"));
    }

    [Fact]
    public async Task A_second_portal_on_the_same_folder_is_told_who_uses_it()
    {
        await using var cluster = await StartAsync();

        var refused = await Assert.ThrowsAsync<PostgresStartException>(() => StartAsync());
        Assert.StartsWith($"Another portal (process {Environment.ProcessId}) is using the data folder", refused.Message, StringComparison.Ordinal);
        Assert.Equal("1", await AskAsync(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task A_command_beside_a_running_portal_uses_its_server_and_leaves_it_running()
    {
        await using var cluster = await StartAsync();

        await using (var joined = await PrivateCluster.StartOrJoinAsync(Folder, TextWriter.Null, CancellationToken.None))
            Assert.Equal("1", await AskAsync(joined, "SELECT 1"));
        Assert.Equal("1", await AskAsync(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task A_command_without_a_portal_starts_the_server_and_stops_it()
    {
        await using (var alone = await PrivateCluster.StartOrJoinAsync(Folder, TextWriter.Null, CancellationToken.None))
            Assert.Equal("1", await AskAsync(alone, "SELECT 1"));
        Assert.Null(PostmasterPid());
    }

    [Fact]
    public async Task Root_does_not_run_the_server_itself()
    {
        await using var cluster = await StartAsync();

        var owner = await Command.RunAsync("ps", ["-o", "user=", "-p", PostmasterPid()!], CancellationToken.None);
        Assert.NotEqual("root", owner.Output);
    }

    [Fact]
    public async Task A_server_that_dies_under_the_portal_is_started_again()
    {
        await using var cluster = await StartAsync();
        using var stop = new CancellationTokenSource();
        var watching = cluster.KeepRunningAsync(TimeSpan.FromMilliseconds(200), TextWriter.Null, stop.Token);

        var first = cluster.ProcessId!.Value;
        Process.GetProcessById(first).Kill();
        await Eventually.HoldsAsync(() => cluster.ProcessId is { } now && now != first);
        await Eventually.HoldsAsync(async () => string.Equals(await AskAsync(cluster, "SELECT 1"), "1", StringComparison.Ordinal));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.NotEqual(first.ToString(CultureInfo.InvariantCulture), PostmasterPid());
    }

    [Fact]
    public async Task What_keeps_the_server_from_starting_again_may_pass()
    {
        await using var cluster = await StartAsync();
        using var stop = new CancellationTokenSource();
        var needed = Path.Combine(Folder, "postgres", "cluster", "global", "pg_control");
        File.Move(needed, needed + ".away");
        var first = cluster.ProcessId!.Value;
        Process.GetProcessById(first).Kill();
        var log = new StringWriter();
#pragma warning disable CA2025 // awaited at the end, and the log holds nothing to free
        var watching = cluster.KeepRunningAsync(TimeSpan.FromMilliseconds(200), log, stop.Token);
#pragma warning restore CA2025
        await Eventually.HoldsAsync(() => log.ToString().Contains("Trying again", StringComparison.Ordinal));
        await Task.Delay(TimeSpan.FromSeconds(1));

        File.Move(needed + ".away", needed);
        await Eventually.HoldsAsync(() => cluster.ProcessId is { } now && now != first);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.Equal(1, log.ToString().Split("Trying again").Length - 1); // said once, not every time
    }
}
