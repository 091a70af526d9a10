using System.Globalization;

namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>
/// One portal per data folder. The lock is the kernel's (flock), so kill -9 frees it and a file left behind means nothing;
/// the process id lies in a file of its own because the locked one cannot be opened by others.
/// </summary>
public sealed class DataFolderLock : IDisposable
{
    private const string LockName = "portal.lock";
    private const string PidName = "portal.pid";

    private readonly FileStream held;
    private readonly string pidFile;

    private DataFolderLock(FileStream held, string pidFile)
    {
        this.held = held;
        this.pidFile = pidFile;
    }

    /// <exception cref="PostgresStartException">Another portal uses the folder.</exception>
    public static DataFolderLock Take(string dataFolder) =>
        TryTake(dataFolder) ?? throw new PostgresStartException(
            $"Another portal{Holder(dataFolder)} is using the data folder {dataFolder}; "
            + "stop it first, or name another folder with PORTAL_DATA.");

    /// <summary>Null when another portal holds it.</summary>
    public static DataFolderLock? TryTake(string dataFolder)
    {
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(dataFolder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException denied)
        {
            throw DataFolder.Refused(dataFolder, denied);
        }

        var pid = Path.Combine(dataFolder, PidName);
        File.WriteAllText(pid, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new DataFolderLock(file, pid);
    }

    public void Dispose()
    {
        File.Delete(pidFile); // before the lock goes, else we might delete our successor's
        held.Dispose();
    }

    private static string Holder(string dataFolder)
    {
        var file = Path.Combine(dataFolder, PidName);
        return File.Exists(file) ? $" (process {File.ReadAllText(file).Trim()})" : "";
    }
}
