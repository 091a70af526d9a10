using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Import;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Startup;

/// <summary><c>seed-demo</c>: fills an empty demonstration; does nothing where units exist.</summary>
public static class SeedDemoCommand
{
    public static async Task<int> RunAsync(CommandContext context)
    {
        if (!context.Demonstration) throw new CommandException("seed-demo works in a demonstration only (ASPNETCORE_ENVIRONMENT=Demonstration): its password is public.");
        var seeded = false;
        await context.WithDatabaseAsync(async services => seeded = await SeedAsync(services));
        await Console.Out.WriteLineAsync(seeded ? "Demonstration data are in." : "There are units already: nothing to do.");
        await AnnounceAsync(Console.Out);
        return 0;
    }

    /// <summary>For a database over these settings; whether it was empty.</summary>
    public static async Task<bool> SeedAsync(PortalSettings settings)
    {
        var seeded = false;
        await CommandDatabase.WithDatabaseAsync(settings, async services => seeded = await SeedAsync(services));
        return seeded;
    }

    public static Task AnnounceAsync(TextWriter output) => output.WriteLineAsync(
        $"演示账号：{string.Join(' ', DemonstrationOfficers.All.Select(o => o.Account))}{Environment.NewLine}密码都是：{DemonstrationOfficers.Password}");

    private static async Task<bool> SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PortalDb>();
        if (await db.Units.AnyAsync()) return false;
        await using var transaction = await db.Database.BeginTransactionAsync(); // a kill in between leaves an empty database, not half a district
        await DemonstrationUnits.SeedAsync(db);
        using (var calendar = new StreamReader(DemonstrationUnits.Reference("calendar", "state-council-calendar.csv"))) await CalendarImport.RunAsync(db, calendar);
        await DemonstrationPeople.SeedAsync(db, services.GetRequiredService<IPasswordHasher<Account>>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        await DemonstrationLists.RunAsync(db);
        await transaction.CommitAsync();
        return true;
    }
}
