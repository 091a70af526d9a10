using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Startup;

/// <summary>Brings the database to the newest migration, as its owner.</summary>
public static class Migrate
{
    public static async Task<int> RunAsync(CommandContext context)
    {
        await using var database = await context.LocateAsync(join: true);
        await ApplyAsync(context.Settings(database.Addresses));
        await Console.Out.WriteLineAsync("The database is up to date.");
        return 0;
    }

    public static async Task ApplyAsync(PortalSettings settings)
    {
        await using var db = OwnerDb(settings);
        await db.Database.MigrateAsync();
        await UnitIndexInterceptor.FillAsync(db);
    }

    public static async Task<IReadOnlyList<string>> PendingAsync(PortalSettings settings)
    {
        await using var db = OwnerDb(settings with { OwnerConnection = settings.AppConnection });
        return [.. await db.Database.GetPendingMigrationsAsync()];
    }

    /// <summary>Whether the database holds accounts whose password is public; production does not serve it.</summary>
    public static async Task<bool> HasDemonstrationAccountsAsync(PortalSettings settings)
    {
        var names = DemonstrationOfficers.All.Select(o => o.Account).ToList();
        await using var db = OwnerDb(settings with { OwnerConnection = settings.AppConnection });
        return await db.Users.AnyAsync(a => names.Contains(a.UserName!));
    }

    private static PortalDb OwnerDb(PortalSettings settings) => new(
        new DbContextOptionsBuilder<PortalDb>()
            .UseNpgsql(settings.OwnerConnection)
            .ReplaceService<Microsoft.EntityFrameworkCore.Infrastructure.IModelCacheKeyFactory, CipherModelCache>()
            .ConfigureWarnings(w => w.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.PendingModelChangesWarning)) // migrations are SQL; a test compares the schemas (ADR 0003)
            .Options,
        new FieldCipher(Keyring.Parse(settings.EncryptionKeys)),
        settings);
}
