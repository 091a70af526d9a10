using Microsoft.Extensions.DependencyInjection;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>The migrated database of a portal that has no units yet.</summary>
public static class EmptyPortal
{
    public static async Task<PortalSettings> CreateAsync() =>
        PortalFixture.SettingsOver(await TestCluster.CreateDatabaseAsync("migrated", owner => Migrate.ApplyAsync(PortalFixture.SettingsOver(new DatabaseAddresses(owner, owner)))));

    /// <summary>Works with it as a command does.</summary>
    public static async Task<T> InDatabaseAsync<T>(this PortalSettings settings, Func<PortalDb, Task<T>> work)
    {
        T? result = default;
        await CommandDatabase.WithDatabaseAsync(settings, async services => result = await work(services.GetRequiredService<PortalDb>()));
        return result!;
    }
}
