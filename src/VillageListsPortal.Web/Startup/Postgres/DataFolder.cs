namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>The folder with everything this installation writes: private cluster, generated keys, logs.</summary>
public static class DataFolder
{
    private const string Name = ".data";
    private const string RepositoryMark = "VillageListsPortal.sln";

    private const UnixFileMode OnlyUs = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // A cluster that runs as another user must pass through, but need not list what is in it.
    private const UnixFileMode PassThrough = OnlyUs | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary><c>PORTAL_DATA</c>, else <c>.data</c> at the repository's root, else <c>.data</c> in the current directory.</summary>
    public static string Find(IConfiguration settings, string contentRoot)
    {
        if (settings["PORTAL_DATA"] is { Length: > 0 } named)
            return Path.GetFullPath(named);

        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RepositoryMark)))
                return Path.Combine(folder.FullName, Name);
        }

        return Path.GetFullPath(Name);
    }

    /// <summary>Makes the folder and shows that we can write in it.</summary>
    /// <exception cref="PostgresStartException">It cannot be written.</exception>
    public static void Prepare(string folder)
    {
        // pg_ctl hands paths to a shell between double quotes and escapes nothing.
        if (folder.AsSpan().ContainsAny("\"$`\\\n"))
            throw new PostgresStartException(
                $"The data folder {folder} has one of the characters \" $ ` \\ in its path, which PostgreSQL does not bear; "
                + "name another folder with PORTAL_DATA.");
        try
        {
            if (!OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder, Environment.IsPrivilegedProcess ? PassThrough : OnlyUs);
            var probe = Path.Combine(folder, ".probe");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Refused(folder, refused);
        }
    }

    public static PostgresStartException Refused(string folder, Exception cause) =>
        new($"The data folder {folder} cannot be used by user {Environment.UserName} ({cause.Message}); "
            + "give it to this user, or name another folder with PORTAL_DATA.", cause);
}
