using System.ComponentModel;
using System.Diagnostics;

namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>What a program said and how it ended.</summary>
public sealed record CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs a program to its end.</summary>
public static class Command
{
    // Debian keeps some of these outside an ordinary user's PATH.
    private const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public static async Task<CommandResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken stop)
    {
        using var process = new Process { StartInfo = Describe(program, arguments) };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return new CommandResult(127, $"{program}: {missing.Message}");
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var errors = process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return new CommandResult(process.ExitCode, (await output + await errors).Trim());
    }

    private static ProcessStartInfo Describe(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/", // the cluster's user may not be allowed into ours
        };
        // The portal's secrets are no business of the database server, and PG* variables would redirect it.
        start.Environment.Clear();
        start.Environment["PATH"] = SystemPath;
        start.Environment["LC_ALL"] = "C"; // messages are read below, so they must not be translated
        return start;
    }
}
