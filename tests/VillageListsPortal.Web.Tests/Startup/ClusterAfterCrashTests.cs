using System.Diagnostics;
using System.Globalization;
using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Web.Tests.Startup;

public sealed class ClusterAfterCrashTests : ClusterTests
{
    private const string NoSuchProcess = "4194303"; // above what this system hands out in a test's time

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var first = await StartAsync();
        await AskAsync(first, "CREATE TABLE kept AS SELECT 7 AS value");
    }

    [Fact]
    public async Task Killing_the_portal_leaves_a_cluster_that_the_next_start_adopts()
    {
        var running = await StartWithoutPortalAsync();
        using var log = new StringWriter(CultureInfo.InvariantCulture);

        await using (var cluster = await StartAsync(log))
        {
            Assert.Equal(running, PostmasterPid());
            Assert.Equal("7", await AskAsync(cluster, "SELECT value FROM kept"));
        }

        Assert.Contains($"still runs from before (process {running})", log.ToString(), StringComparison.Ordinal);
        Assert.Null(PostmasterPid()); // adopted means: ours to stop
    }

    [Fact]
    public async Task A_stale_lock_file_does_not_stop_the_start()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "portal.lock"), "");
        await File.WriteAllTextAsync(Path.Combine(Folder, "portal.pid"), NoSuchProcess);

        await using var cluster = await StartAsync();
        Assert.Equal("7", await AskAsync(cluster, "SELECT value FROM kept"));
    }

    [Fact]
    public async Task Killing_the_postmaster_does_not_stop_the_next_start()
    {
        var running = int.Parse(await StartWithoutPortalAsync(), CultureInfo.InvariantCulture);
        Process.GetProcessById(running).Kill(); // SIGKILL: the file stays, the server's parts live on for a moment

        await using var cluster = await StartAsync();
        Assert.Equal("7", await AskAsync(cluster, "SELECT value FROM kept"));
    }

    [Theory]
    [InlineData(NoSuchProcess)]
    [InlineData("us")] // the number went to another program after the machine was restarted
    public async Task A_stale_postmaster_pid_does_not_stop_the_start(string pid)
    {
        var process = pid is "us" ? Environment.ProcessId.ToString(CultureInfo.InvariantCulture) : pid;
        await File.WriteAllTextAsync(
            Path.Combine(Files, "postmaster.pid"), $"{process}\n{Files}\n1700000000\n5432\n{Folder}/postgres/socket\n\n  1 1\nready\n");

        await using var cluster = await StartAsync();
        Assert.Equal("7", await AskAsync(cluster, "SELECT value FROM kept"));
    }

    [Fact]
    public async Task A_stale_postmaster_pid_with_the_number_of_a_server_elsewhere_does_not_stop_the_start()
    {
        var folder = Support.TestFolders.Make();
        await using (var other = await PrivateCluster.StartAsync(folder, TextWriter.Null, CancellationToken.None, durable: false))
        {
            await File.WriteAllTextAsync(
                Path.Combine(Files, "postmaster.pid"), $"{other.ProcessId}\n{Files}\n1700000000\n5432\n{Folder}/postgres/socket\n\n  1 1\nready\n");

            await using var cluster = await StartAsync();
            Assert.Equal("7", await AskAsync(cluster, "SELECT value FROM kept"));
            Assert.Equal("1", await AskAsync(other, "SELECT 1"));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_first_start_that_was_killed_begins_anew()
    {
        Directory.Move(Files, Files + ".new");

        await using var cluster = await StartAsync();
        Assert.Equal("0", await AskAsync(cluster, "SELECT count(*) FROM pg_tables WHERE tablename = 'kept'"));
    }
}
