using Npgsql;
using VillageListsPortal.Web.Startup.Postgres;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Startup;

/// <summary>A data folder for one test, and what its tests ask of the cluster in it.</summary>
public abstract class ClusterTests : IAsyncLifetime
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    protected string Folder { get; } = TestFolders.Make();

    protected string Files => Path.Combine(Folder, "postgres", "cluster");

    public virtual async Task InitializeAsync() =>
        // Making a cluster takes seconds, copying one does not.
        await Command.RunAsync("cp", ["-a", Path.Combine(await Made.Value, "."), Folder], CancellationToken.None);

    public virtual async Task DisposeAsync()
    {
        if (PostmasterPid() is { } left)
            await Command.RunAsync("kill", ["-QUIT", left], CancellationToken.None);
        if (new DirectoryInfo(Path.Combine(Folder, "postgres")).LinkTarget is { } elsewhere)
            Directory.Delete(elsewhere, recursive: true);
        Directory.Delete(Folder, recursive: true);
    }

    protected Task<PrivateCluster> StartAsync(TextWriter? log = null) =>
        PrivateCluster.StartAsync(Folder, log ?? TextWriter.Null, CancellationToken.None, durable: false);

    protected string? PostmasterPid() =>
        File.Exists(Path.Combine(Files, "postmaster.pid")) ? File.ReadLines(Path.Combine(Files, "postmaster.pid")).First() : null;

    /// <summary>Starts the server with no portal around it, as it is after kill -9 of the portal.</summary>
    protected async Task<string> StartWithoutPortalAsync()
    {
        var user = await ClusterUser.ForAsync(Path.Combine(Folder, "postgres"), CancellationToken.None);
        var installation = await PostgresLocator.FindAsync(major: null, CancellationToken.None);
        var log = Path.Combine(Folder, "postgres", "postgres.log");
        await user.RunAsync(installation.Program("pg_ctl"), ["start", "-w", "-D", Files, "-l", log], CancellationToken.None);
        return PostmasterPid()!;
    }

    protected static Task<string> AskAsync(PrivateCluster cluster, string sql) => AskAsync(cluster.Addresses.Owner, sql);

    protected static async Task<string> AskAsync(string address, string sql)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await using var command = source.CreateCommand(sql);
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    private static async Task<string> MakeAsync()
    {
        var folder = TestFolders.Make();
        await using (await PrivateCluster.StartAsync(folder, TextWriter.Null, CancellationToken.None, durable: false))
            return folder;
    }
}
