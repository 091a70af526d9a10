using System.Globalization;

namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>The folders of a private cluster, all below a home that only its user may enter.</summary>
public sealed record ClusterPlace(string Home)
{
    /// <summary>Where the home lies when the cluster's user cannot reach the data folder, as in a clone under /root.</summary>
    private const string Elsewhere = "/var/lib/village-lists-portal";

    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Files => Path.Combine(Home, "cluster");

    public string Sockets => Path.Combine(Home, "socket");

    public string Log => Path.Combine(Home, "postgres.log");

    /// <summary>The version that wrote the files; null before the first start.</summary>
    public int? Major =>
        File.Exists(Path.Combine(Files, "PG_VERSION"))
            ? int.Parse(File.ReadAllText(Path.Combine(Files, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture)
            : null;

    public static string EntryOf(string dataFolder) => Path.Combine(dataFolder, "postgres");

    /// <summary>Null while there is no home yet.</summary>
    public static ClusterPlace? Existing(string dataFolder)
    {
        var entry = new DirectoryInfo(EntryOf(dataFolder));
        if (entry.LinkTarget is null)
            return entry.Exists ? new ClusterPlace(entry.FullName) : null;

        var target = entry.ResolveLinkTarget(returnFinalTarget: true)!;
        return target.Exists
            ? new ClusterPlace(target.FullName)
            : throw new PostgresStartException(
                $"{entry.FullName} points to {target.FullName}, which is gone; put that folder back, or delete the link to begin anew.");
    }

    /// <summary>The home, made where needed.</summary>
    public static async Task<ClusterPlace> PrepareAsync(string dataFolder, ClusterUser user, CancellationToken stop)
    {
        var place = Existing(dataFolder) ?? await MakeAsync(EntryOf(dataFolder), user, stop);
        await user.GiveAsync(place.Home, stop);
        if (!await user.CanReachAsync(place.Home, stop))
            place = await MoveIntoReachAsync(place, dataFolder, user, stop);
        return place;
    }

    private static async Task<ClusterPlace> MakeAsync(string home, ClusterUser user, CancellationToken stop)
    {
        if (!OperatingSystem.IsWindows())
            Directory.CreateDirectory(home, OnlyOwner);
        await user.GiveAsync(home, stop);
        return new ClusterPlace(home);
    }

    private static async Task<ClusterPlace> MoveIntoReachAsync(
        ClusterPlace place, string dataFolder, ClusterUser user, CancellationToken stop)
    {
        if (place.Major is not null || user.Uid is null)
            throw new PostgresStartException(
                $"User {user.Name}, who runs PostgreSQL, cannot enter {place.Home}; allow passing through the folders above it "
                + "(chmod o+x), or move the data folder and name it with PORTAL_DATA.");

        Directory.Delete(place.Home, recursive: true);
        var folder = Directory.CreateDirectory(Elsewhere);
        var moved = await MakeAsync(Path.Combine(folder.FullName, Guid.CreateVersion7().ToString("N")), user, stop);
        Directory.CreateSymbolicLink(EntryOf(dataFolder), moved.Home);
        return moved;
    }
}
