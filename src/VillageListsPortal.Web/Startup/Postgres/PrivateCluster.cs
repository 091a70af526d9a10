namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>
/// A PostgreSQL server of our own below the data folder. It outlives a portal that is killed; the next start adopts it
/// and stops it at its own end, and so do we.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    public const string Database = "portal";

    private readonly DataFolderLock? folderLock;
    private readonly Postmaster postmaster;
    private readonly ClusterAddress address;
    private readonly ClusterSecrets secrets;

    private PrivateCluster(DataFolderLock? folderLock, Postmaster postmaster, ClusterAddress address, ClusterSecrets secrets)
    {
        this.folderLock = folderLock;
        this.postmaster = postmaster;
        this.address = address;
        this.secrets = secrets;
    }

    /// <summary>Connections to the portal's database.</summary>
    public DatabaseAddresses Addresses => AddressesOf(Database);

    /// <summary>The server's process; null once it has died.</summary>
    public int? ProcessId => postmaster.Running()?.Pid;

    /// <exception cref="PostgresNotFoundException">Nothing is installed.</exception>
    /// <exception cref="PostgresStartException">Another portal runs here, or the server cannot be started.</exception>
    public static async Task<PrivateCluster> StartAsync(string dataFolder, TextWriter log, CancellationToken stop, bool durable = true)
    {
        DataFolder.Prepare(dataFolder);
        var taken = DataFolderLock.Take(dataFolder);
        try
        {
            return await ClusterStart.RunAsync(dataFolder, log, durable, (one, at, keys) => new(taken, one, at, keys), stop);
        }
        catch (UnauthorizedAccessException denied)
        {
            taken.Dispose();
            throw DataFolder.Refused(dataFolder, denied);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>For commands: beside a running portal uses its cluster and leaves it running, else starts one.</summary>
    public static async Task<PrivateCluster> StartOrJoinAsync(string dataFolder, TextWriter log, CancellationToken stop)
    {
        DataFolder.Prepare(dataFolder);
        using (var free = DataFolderLock.TryTake(dataFolder))
        {
            if (free is null)
                return await ClusterStart.JoinAsync(dataFolder, (one, at, keys) => new(null, one, at, keys), stop);
        }

        return await StartAsync(dataFolder, log, stop);
    }

    public DatabaseAddresses AddressesOf(string database) =>
        new(ConnectionString(database, ClusterSecrets.Owner), ConnectionString(database, ClusterSecrets.App));

    public string ConnectionString(string database, string user) => address.ConnectionString(database, user, secrets);

    /// <summary>
    /// Starts the server again whenever it dies under us, until told to stop. What keeps it from starting may pass, as a full disk
    /// does, so it is tried on and on; each reason is said once.
    /// </summary>
    public async Task KeepRunningAsync(TimeSpan every, TextWriter log, CancellationToken stop)
    {
        var told = "";
        using var timer = new PeriodicTimer(every);
        while (await timer.WaitForNextTickAsync(stop))
        {
            if (postmaster.Running() is not null)
                continue;
            if (told.Length == 0)
                await log.WriteLineAsync("PostgreSQL has died; starting it again.");
            var reason = await TryStartAsync(stop);
            if (reason.Length > 0 && reason != told)
                await log.WriteLineAsync(reason + " Trying again.");
            told = reason;
        }
    }

    /// <summary>Stops the server, started or adopted, unless it is another portal's.</summary>
    public async ValueTask DisposeAsync()
    {
        if (folderLock is null)
            return;
        await postmaster.StopAsync();
        folderLock.Dispose();
    }

    /// <summary>Empty when it runs, else why it does not.</summary>
    private async Task<string> TryStartAsync(CancellationToken stop)
    {
        try
        {
            await postmaster.StartAsync(address, stop);
            return "";
        }
        catch (Exception refused) when (refused is PostgresStartException or IOException)
        {
            return refused.Message;
        }
    }
}
