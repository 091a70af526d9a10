namespace VillageListsPortal.Web.Tests.Support;

/// <summary>Temporary folders with short paths, which sockets need, that the database's user can pass through.</summary>
public static class TestFolders
{
    private const UnixFileMode PassThrough =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static string Make(UnixFileMode mode = PassThrough)
    {
        var folder = Directory.CreateTempSubdirectory("vlp-").FullName;
        File.SetUnixFileMode(folder, mode);
        return folder;
    }
}
