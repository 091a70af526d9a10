using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Web.Startup;

/// <summary>The arguments and settings a command was started with.</summary>
public sealed record CommandContext(string Name, IReadOnlyList<string> Arguments, IConfiguration Configuration, bool Demonstration)
{
    public static CommandContext Read(string name, string[] args)
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Production";
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        var own = args.Length > 0 && args[0] == name ? args[1..] : args;
        return new CommandContext(name, own, configuration, environment == PortalSettings.DemonstrationEnvironment);
    }

    public string DataFolder => Postgres.DataFolder.Find(Configuration, Directory.GetCurrentDirectory());

    /// <summary>The value after an option such as --from.</summary>
    public string? Option(string option)
    {
        for (var i = 0; i + 1 < Arguments.Count; i++)
        {
            if (Arguments[i] == option) return Arguments[i + 1];
        }

        return null;
    }

    /// <summary>The n-th argument that is not an option.</summary>
    /// <exception cref="CommandException">It is missing.</exception>
    public string Argument(int n, string what)
    {
        var plain = new List<string>();
        for (var i = 0; i < Arguments.Count; i++)
        {
            if (Arguments[i].StartsWith("--", StringComparison.Ordinal)) i++;
            else plain.Add(Arguments[i]);
        }

        return n < plain.Count ? plain[n] : throw new CommandException($"{Name} needs {what}.");
    }

    /// <summary>A day given as an option in the form 2025-01-01.</summary>
    /// <exception cref="CommandException">It is missing or malformed.</exception>
    public DateOnly Day(string option) =>
        DateOnly.TryParseExact(Option(option), "yyyy-MM-dd", out var day) ? day : throw new CommandException($"{Name} needs {option} yyyy-MM-dd.");

    public Task<LocatedDatabase> LocateAsync(bool join, CancellationToken stop = default) =>
        PostgresLocator.LocateAsync(Configuration, Directory.GetCurrentDirectory(), Console.Out, join, stop);

    /// <summary>The settings of this installation over a database.</summary>
    /// <exception cref="CommandException">A setting is missing or wrong; the sentence names it.</exception>
    public PortalSettings Settings(DatabaseAddresses addresses)
    {
        var folder = DataFolder;
        Directory.CreateDirectory(folder);
        var keys = Demonstration ? DemonstrationKeys.ReadOrMake(folder) : null;
        var settings = new PortalSettings
        {
            Demonstration = Demonstration,
            PublicAddress = Configuration["Portal:PublicAddress"] ?? (Demonstration ? ReachableAddress : ""),
            FormerAddresses = Configuration["Portal:FormerAddresses"],
            DistrictCode = Configuration["Portal:DistrictCode"] ?? (Demonstration ? "500112" : ""),
            DistrictName = Configuration["Portal:DistrictName"] ?? (Demonstration ? "渝北区" : ""),
            SigningKeys = Configuration["Portal:SigningKeys"] ?? keys?.SigningKeys ?? "",
            EncryptionKeys = Configuration["Portal:EncryptionKeys"] ?? keys?.EncryptionKeys ?? "",
            AppConnection = addresses.App,
            OwnerConnection = addresses.Owner,
            DataFolder = folder,
            TrustedProxies = Configuration["Portal:TrustedProxies"],
            BodyFont = Configuration["Portal:BodyFont"],
            TitleFont = Configuration["Portal:TitleFont"],
            Smtp = SmtpSettings.Of(Configuration),
        };
        var problems = settings.Problems().ToList();
        return problems.Count == 0 ? settings : throw new CommandException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>What stands in QR codes of a demonstration: a wildcard to listen on leads nowhere.</summary>
    private string ReachableAddress => Configuration["PORTAL_BIND"] is "0.0.0.0" or "::" or "[::]" or "*" or "+" ? $"http://localhost:{Configuration["PORT"] ?? "5080"}" : Address;

    /// <summary>Where the portal listens: loopback unless PORTAL_BIND is set (settled S4).</summary>
    public string Address => $"http://{Configuration["PORTAL_BIND"] ?? "localhost"}:{Configuration["PORT"] ?? "5080"}";
}

/// <summary>Lets a command work with the database of this installation, as its owner.</summary>
public static class CommandDatabase
{
    /// <summary>Migrates first where it is a demonstration; journal rows are written as in the portal.</summary>
    public static async Task WithDatabaseAsync(this CommandContext context, Func<IServiceProvider, Task> work)
    {
        await using var database = await context.LocateAsync(join: true);
        var settings = context.Settings(database.Addresses);
        if (context.Demonstration) await Migrate.ApplyAsync(settings);
        await WithDatabaseAsync(settings, work);
    }

    public static async Task WithDatabaseAsync(PortalSettings settings, Func<IServiceProvider, Task> work)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(settings);
        Portal.AddData(services, settings with { AppConnection = settings.OwnerConnection ?? settings.AppConnection });
        services.AddIdentityCore<Security.Account>(Portal.IdentityRules).AddEntityFrameworkStores<Data.PortalDb>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }
}
