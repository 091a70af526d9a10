using Npgsql;

namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>The steps from a data folder to a server with the portal's roles and database.</summary>
public static class ClusterStart
{
    public static async Task<PrivateCluster> RunAsync(
        string dataFolder,
        TextWriter log,
        bool durable,
        Func<Postmaster, ClusterAddress, ClusterSecrets, PrivateCluster> running,
        CancellationToken stop)
    {
        var user = await ClusterUser.ForAsync(ClusterPlace.EntryOf(dataFolder), stop);
        var place = await ClusterPlace.PrepareAsync(dataFolder, user, stop);
        var installation = await PostgresLocator.FindAsync(place.Major, stop);
        var secrets = ClusterSecrets.ReadOrMake(dataFolder, place.Major is not null);
        if (place.Major is null)
        {
            await log.WriteLineAsync($"Making a PostgreSQL {installation.Major} database in {place.Home} (first start only).");
            await ClusterBirth.MakeAsync(place, installation, user, secrets, durable, stop);
        }

        var postmaster = new Postmaster(place, installation, user, durable);
        var address = await AdoptAsync(postmaster, log) ?? await postmaster.StartAsync(again: null, stop);
        var cluster = running(postmaster, address, secrets);
        try
        {
            await PrepareAsync(cluster, secrets, stop);
            return cluster;
        }
        catch (Exception refused)
        {
            await cluster.DisposeAsync();
            throw refused is NpgsqlException
                ? new PostgresStartException($"PostgreSQL runs but refuses us: {refused.Message}; its log is {place.Log}", refused)
                : refused;
        }
    }

    /// <summary>The server that another portal of this data folder runs.</summary>
    public static async Task<PrivateCluster> JoinAsync(
        string dataFolder, Func<Postmaster, ClusterAddress, ClusterSecrets, PrivateCluster> running, CancellationToken stop)
    {
        var place = ClusterPlace.Existing(dataFolder) ?? throw NotYet(dataFolder);
        var user = await ClusterUser.ForAsync(place.Home, stop);
        var postmaster = new Postmaster(place, await PostgresLocator.FindAsync(place.Major, stop), user, durable: true);
        var found = postmaster.Running() ?? throw NotYet(dataFolder);
        return running(postmaster, ClusterAddress.Of(found), ClusterSecrets.ReadOrMake(dataFolder, clusterExists: true));
    }

    private static PostgresStartException NotYet(string dataFolder) =>
        new($"The portal that uses {dataFolder} has not started its database yet; try again in a moment.");

    private static async Task<ClusterAddress?> AdoptAsync(Postmaster postmaster, TextWriter log)
    {
        if (postmaster.Running() is not { } found)
            return null;
        await log.WriteLineAsync($"PostgreSQL still runs from before (process {found.Pid}); going on with it.");
        return ClusterAddress.Of(found);
    }

    private static async Task PrepareAsync(PrivateCluster cluster, ClusterSecrets secrets, CancellationToken stop)
    {
        await using var superuser = NpgsqlDataSource.Create(cluster.ConnectionString("postgres", ClusterSecrets.Superuser));
        await WaitAsync(superuser, stop);
        var databases = new ClusterDatabases(superuser);
        await databases.EnsureRolesAsync(secrets, stop);
        await databases.EnsureAsync(PrivateCluster.Database, template: null, stop);
    }

    // An adopted server may still be recovering.
    private static async Task WaitAsync(NpgsqlDataSource superuser, CancellationToken stop)
    {
        for (var tries = 120; ; tries--)
        {
            try
            {
                await using var connection = await superuser.OpenConnectionAsync(stop);
                return;
            }
            catch (NpgsqlException notYet) when (notYet.IsTransient && tries > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), stop);
            }
        }
    }
}
