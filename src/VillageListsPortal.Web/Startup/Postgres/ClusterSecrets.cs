using System.Security.Cryptography;

namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>The generated passwords of a private cluster's three roles, kept beside it in a file that only we may read.</summary>
public sealed class ClusterSecrets
{
    public const string Superuser = "postgres";
    public const string Owner = "portal_owner";
    public const string App = "portal_app";

    private const string FileName = "postgres.secret";
    private const int Length = 48; // hexadecimal digits, 192 bits; hexadecimal needs no quoting anywhere

    private readonly Dictionary<string, string> passwords;

    private ClusterSecrets(Dictionary<string, string> passwords) => this.passwords = passwords;

    public string this[string role] => passwords[role];

    /// <summary>The stored passwords; new ones before the first start.</summary>
    /// <exception cref="PostgresStartException">The cluster is there and its passwords are not.</exception>
    public static ClusterSecrets ReadOrMake(string dataFolder, bool clusterExists)
    {
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path) && !clusterExists)
            Write(path);

        var stored = File.Exists(path) ? Read(path) : [];
        if (new[] { Superuser, Owner, App }.All(stored.ContainsKey))
            return new ClusterSecrets(stored);
        if (!clusterExists)
        {
            File.Delete(path); // half written when somebody pulled the plug
            return ReadOrMake(dataFolder, clusterExists);
        }

        throw new PostgresStartException(
            $"The passwords of the database in {dataFolder} are missing or damaged; put {path} back from the backup.");
    }

    private static Dictionary<string, string> Read(string path) =>
        File.ReadLines(path).Select(line => line.Split('=', 2)).Where(pair => pair is [_, { Length: Length }])
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static void Write(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        foreach (var role in new[] { Superuser, Owner, App })
            writer.WriteLine($"{role}={RandomNumberGenerator.GetHexString(Length, lowercase: true)}");
    }
}
