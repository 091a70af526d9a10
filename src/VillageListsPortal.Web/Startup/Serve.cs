using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Web.Startup;

/// <summary>Runs the portal until it is told to stop; a demonstration sets itself up first.</summary>
public static class Serve
{
    public static async Task<int> RunAsync(CommandContext context)
    {
        _ = context.Settings(new DatabaseAddresses("", "")); // a missing setting is said before any database is touched
        await using var database = await context.LocateAsync(join: false);
        var settings = context.Settings(database.Addresses);
        if (context.Demonstration)
        {
            await Migrate.ApplyAsync(settings);
            await SeedDemoCommand.SeedAsync(settings);
            await SeedDemoCommand.AnnounceAsync(Console.Out);
        }
        else if (await Migrate.PendingAsync(settings) is { Count: > 0 } pending)
        {
            throw new CommandException($"The database lacks {string.Join(", ", pending)}: run 'migrate' as its owner first (PORTAL_DB_OWNER).");
        }

        if (!context.Demonstration && await Migrate.HasDemonstrationAccountsAsync(settings))
        {
            throw new CommandException("The database holds demonstration accounts, whose password is public: production does not serve it. Use another database.");
        }

        await using var app = Portal.Build(settings, []);
        if (context.Configuration["ASPNETCORE_URLS"] is null) app.Urls.Add(context.Address);
        using var ends = new CancellationTokenSource();
        var kept = KeepAsync(database, ends.Token);
        await app.RunAsync();
        await ends.CancelAsync();
        await kept;
        return 0;
    }

    /// <summary>A private PostgreSQL that dies under the portal is started again; a configured one is its operator's.</summary>
    private static async Task KeepAsync(LocatedDatabase database, CancellationToken end)
    {
        if (database.Cluster is not { } cluster) return;
        try
        {
            await cluster.KeepRunningAsync(TimeSpan.FromSeconds(2), Console.Out, end);
        }
        catch (OperationCanceledException)
        {
            // the portal stops
        }
    }
}
