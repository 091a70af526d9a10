namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>The database to use, and the private cluster behind it where there is one; disposing stops that.</summary>
public sealed record LocatedDatabase(DatabaseAddresses Addresses, PrivateCluster? Cluster) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
