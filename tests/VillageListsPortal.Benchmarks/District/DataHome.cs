namespace VillageListsPortal.Benchmarks.District;

/// <summary>A folder for one installation's data that the database's user can pass through; disposing removes it.</summary>
internal sealed class DataHome : IDisposable
{
    private const UnixFileMode PassThrough =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public DataHome()
    {
        Folder = Directory.CreateTempSubdirectory("vlp-bench-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Folder, PassThrough);
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
