using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Data;

/// <summary>
/// The model of one portal, held as long as the portal. Left to EF's cache it goes when a process has had some hundred of them (tests do),
/// and a pooled context with the model of before then meets a compiled query of the model made anew.
/// </summary>
public sealed class PortalModel(Npgsql.NpgsqlDataSource database, FieldCipher cipher, PortalSettings settings)
{
    private readonly Lazy<IModel> model = new(() =>
    {
        using var db = new PortalDb((DbContextOptions<PortalDb>)Use(new DbContextOptionsBuilder<PortalDb>(), database).Options, cipher, settings);
        return db.Model;
    });

    /// <summary>Contexts over the portal's database, all with the one model.</summary>
    public DbContextOptionsBuilder Use(DbContextOptionsBuilder options) => Use(options, database).UseModel(model.Value);

    private static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, Npgsql.NpgsqlDataSource database) =>
        options.UseNpgsql(database).ReplaceService<IModelCacheKeyFactory, CipherModelCache>();
}
