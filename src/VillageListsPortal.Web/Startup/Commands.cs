using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Web.Startup;

/// <summary>The commands of the portal (product.md, commands). A problem is one sentence and exit code 1, never a stack trace.</summary>
public static class Commands
{
    private static readonly Dictionary<string, Func<CommandContext, Task<int>>> All = new(StringComparer.Ordinal)
    {
        ["serve"] = Serve.RunAsync,
        ["migrate"] = Migrate.RunAsync,
        ["verify-certificate"] = VerifyCertificateCommand.RunAsync,
        ["verify-journal"] = VerifyJournalCommand.RunAsync,
        ["import-units"] = ImportUnitsCommand.RunAsync,
        ["create-officers"] = CreateOfficersCommand.RunAsync,
        ["seed-demo"] = SeedDemoCommand.RunAsync,
        ["import-list"] = ImportListCommand.RunAsync,
        ["screen"] = ScreenCommand.RunAsync,
        ["read-document"] = ReadDocumentCommand.RunAsync,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var name = args.Length > 0 && !args[0].StartsWith('-') ? args[0] : "serve";
        if (!All.TryGetValue(name, out var command))
        {
            await Console.Error.WriteLineAsync($"There is no command '{name}'. Commands: {string.Join(", ", All.Keys)}.");
            return 2;
        }

        try
        {
            return await command(CommandContext.Read(name, args));
        }
        catch (Exception e) when (e is PostgresNotFoundException or PostgresStartException or CommandException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (Npgsql.NpgsqlException e) when (e.InnerException is System.Net.Sockets.SocketException or TimeoutException or IOException || e.SqlState is "28P01" or "28000" or "3D000")
        {
            await Console.Error.WriteLineAsync($"PostgreSQL does not let us in: {e.Message}");
            return 1;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Another program uses that address; name another with PORT=.");
            return 1;
        }
    }
}

/// <summary>What stops a command, said in one sentence.</summary>
public sealed class CommandException(string sentence) : Exception(sentence);
