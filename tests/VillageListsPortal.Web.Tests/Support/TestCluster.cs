using System.Collections.Concurrent;
using Npgsql;
using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>One PostgreSQL per test run, without fsync, in a folder that goes away with the run.</summary>
public sealed class TestCluster
{
    private static readonly Lazy<Task<TestCluster>> Shared = new(StartAsync);
    private static readonly SemaphoreSlim OneCopy = new(1, 1);

    private readonly PrivateCluster cluster;
    private readonly ClusterDatabases databases;
    private readonly ConcurrentDictionary<string, Lazy<Task>> templates = new(StringComparer.Ordinal);

    private TestCluster(PrivateCluster cluster)
    {
        this.cluster = cluster;
        var superuser = cluster.ConnectionString("postgres", ClusterSecrets.Superuser);
        databases = new ClusterDatabases(NpgsqlDataSource.Create(superuser));
    }

    /// <summary>A database of its own for the caller, cloned from a template that <paramref name="migrate"/> filled once.</summary>
    /// <param name="template">Names the template; callers with one name share one.</param>
    /// <param name="migrate">Gets the owner's connection string; runs once per template.</param>
    public static async Task<DatabaseAddresses> CreateDatabaseAsync(string template, Func<string, Task> migrate)
    {
        var shared = await Shared.Value;
        await shared.templates.GetOrAdd(template, name => new(() => shared.MakeTemplateAsync(name, migrate))).Value;
        return await shared.CopyAsync("t_" + Guid.CreateVersion7().ToString("N"), template);
    }

    /// <summary>An empty database with the two roles.</summary>
    public static async Task<DatabaseAddresses> CreateDatabaseAsync()
    {
        var shared = await Shared.Value;
        return await shared.CopyAsync("t_" + Guid.CreateVersion7().ToString("N"), template: null);
    }

    /// <summary>Optional: the whole cluster goes at the end anyway.</summary>
    public static async Task DropDatabaseAsync(DatabaseAddresses addresses)
    {
        var shared = await Shared.Value;
        await shared.databases.DropAsync(new NpgsqlConnectionStringBuilder(addresses.Owner).Database!, CancellationToken.None);
    }

    private async Task MakeTemplateAsync(string name, Func<string, Task> migrate)
    {
        await databases.EnsureAsync(name, template: null, CancellationToken.None);
        // A pooled connection would stay open, and a template with connections cannot be cloned.
        var owner = new NpgsqlConnectionStringBuilder(cluster.AddressesOf(name).Owner) { Pooling = false };
        await migrate(owner.ConnectionString);
    }

    private async Task<DatabaseAddresses> CopyAsync(string name, string? template)
    {
        await OneCopy.WaitAsync();
        try
        {
            await databases.EnsureAsync(name, template, CancellationToken.None);
        }
        finally
        {
            OneCopy.Release();
        }

        var addresses = cluster.AddressesOf(name);
        return new DatabaseAddresses(Frugal(addresses.Owner), Frugal(addresses.App));
    }

    // Many test classes share 200 connections.
    private static string Frugal(string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 20, ConnectionIdleLifetime = 5, ConnectionPruningInterval = 2 }.ConnectionString;

    private static async Task<TestCluster> StartAsync()
    {
        var folder = TestFolders.Make();
        return new TestCluster(await PrivateCluster.StartAsync(folder, TextWriter.Null, CancellationToken.None, durable: false));
    }
}
