namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>Where the usual packages put the server's programs.</summary>
public static class PostgresFolders
{
    private static readonly (string Parent, string Pattern, string Below)[] Packaged =
    [
        ("/usr/lib/postgresql", "*", "bin"),         // Debian, Ubuntu
        ("/usr", "pgsql-*", "bin"),                  // PostgreSQL's own packages for Fedora and RHEL
        ("/opt/homebrew/opt", "postgresql@*", "bin"), // Homebrew on Apple silicon
        ("/usr/local/opt", "postgresql@*", "bin"),   // Homebrew on Intel
    ];

    public static IEnumerable<string> OfThisSystem() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(Packaged.SelectMany(place => Below(place.Parent, place.Pattern, place.Below)));

    private static IEnumerable<string> Below(string parent, string pattern, string below) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern).Select(folder => Path.Combine(folder, below))
            : [];
}
