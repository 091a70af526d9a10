using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Benchmarks.District;

/// <summary>The demonstration district on a PostgreSQL of its own with fsync on, as an installation has it, in a folder that goes away.</summary>
internal sealed class BenchDistrict : IAsyncDisposable
{
    /// <summary>Rows of the public list that is measured.</summary>
    public const int ListRows = 50;

    private readonly DataHome home;
    private readonly PrivateCluster cluster;

    private BenchDistrict(DataHome home, PrivateCluster cluster)
    {
        (this.home, this.cluster) = (home, cluster);
        Settings = BenchSettings.Over(cluster.Addresses, DemonstrationKeys.ReadOrMake(home.Folder), home.Folder);
    }

    public PortalSettings Settings { get; }

    public static async Task<BenchDistrict> OpenAsync()
    {
        var home = new DataHome();
        var district = new BenchDistrict(home, await PrivateCluster.StartAsync(home.Folder, TextWriter.Null, CancellationToken.None));
        await Migrate.ApplyAsync(district.Settings);
        await SeedDemoCommand.SeedAsync(district.Settings);
        await district.LengthenListAsync();
        return district;
    }

    /// <summary>Villages in the order of their codes.</summary>
    public static Task<List<Unit>> VillagesAsync(PortalDb db, int count) =>
        db.Units.AsNoTracking().Where(u => u.Kind == UnitKind.Village && u.Committee == CommitteeKind.Villagers).OrderBy(u => u.Code).Take(count).ToListAsync();

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await cluster.DisposeAsync();
        home.Dispose();
    }

    /// <summary>The demonstration's longest list has 35 rows: more of the same kind, so that there are fifty.</summary>
    private Task LengthenListAsync() => CommandDatabase.WithDatabaseAsync(Settings, async services =>
    {
        var db = services.GetRequiredService<PortalDb>();
        await db.Database.ExecuteSqlAsync($"""
            CREATE TEMP TABLE more AS SELECT *, row_number() OVER (ORDER BY code) AS place FROM list_items WHERE kind = {nameof(ListKind.Cancelled)};
            UPDATE more SET id = gen_random_uuid(), code = 'QX-' || (200 + place);
            ALTER TABLE more DROP COLUMN place;
            INSERT INTO list_items SELECT * FROM more ORDER BY code LIMIT {ListRows} - (SELECT count(*) FROM more)
            """);
        var rows = await db.ListItems.OfType<CancelledItem>().CountAsync(i => i.To == null);
        if (rows != ListRows) throw new InvalidOperationException($"The list has {rows} rows, not {ListRows}.");
    });
}
