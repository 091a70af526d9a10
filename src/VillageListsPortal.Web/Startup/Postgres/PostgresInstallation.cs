using System.Globalization;
using System.Text.RegularExpressions;

namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>A folder with the server's programs, and their major version.</summary>
public sealed partial record PostgresInstallation(string Folder, int Major)
{
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    public string Program(string name) => Path.Combine(Folder, name);

    /// <summary>Null when the folder lacks a program that we need.</summary>
    public static async Task<PostgresInstallation?> InAsync(string folder, CancellationToken stop)
    {
        if (!Needed.All(name => File.Exists(Path.Combine(folder, name))))
            return null;

        // pg_ctl looks for its neighbours where it really lies, not where a link to it lies.
        var real = new FileInfo(Path.Combine(folder, "postgres")).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        var lies = real is null ? folder : Path.GetDirectoryName(real)!;
        var said = await Command.RunAsync(Path.Combine(lies, "postgres"), ["--version"], stop);
        var version = Version().Match(said.Output);
        return said.Succeeded && version.Success
            ? new PostgresInstallation(lies, int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
