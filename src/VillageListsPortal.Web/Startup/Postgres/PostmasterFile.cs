using System.Diagnostics;
using System.Globalization;

namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>What a running server writes about itself into <c>postmaster.pid</c>; kill -9 leaves it behind.</summary>
public sealed record PostmasterFile(string Path, int Pid, int Port, string Sockets)
{
    /// <summary>Null when there is none or it is not yet complete.</summary>
    public static PostmasterFile? Read(ClusterPlace place)
    {
        var path = System.IO.Path.Combine(place.Files, "postmaster.pid");
        try
        {
            // Lines: process id, data folder, start time, port, socket folder, listen address, shared memory, status.
            return File.ReadAllLines(path) is [var pid, _, _, var port, var sockets, ..]
                && int.TryParse(pid, CultureInfo.InvariantCulture, out var process)
                && int.TryParse(port, CultureInfo.InvariantCulture, out var number)
                ? new PostmasterFile(path, process, number, sockets)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether the process is a PostgreSQL server. After a restart of the machine the number may belong to anything else,
    /// which PostgreSQL itself cannot tell when both run as one user.
    /// </summary>
    public bool IsAlive()
    {
        try
        {
            using var process = Process.GetProcessById(Pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) && IsHere() && !IsZombie();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Removes the file of a server that is no more.</summary>
    public void Forget() => File.Delete(Path);

    // A server and its parts work in their data folder; Linux shows it to root and to the server's own user.
    private bool IsHere()
    {
        try
        {
            var works = new DirectoryInfo($"/proc/{Pid}/cwd").LinkTarget;
            return works is null || string.Equals(works, System.IO.Path.GetDirectoryName(Path), StringComparison.Ordinal);
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    // Killed, but not yet fetched by its parent: usual in a container, where the parent is us.
    private bool IsZombie()
    {
        var status = $"/proc/{Pid}/stat";
        return File.Exists(status) && File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal);
    }
}
