using System.Diagnostics;
using System.Globalization;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>
/// Temporary folders with short paths, which sockets need, that the database's user can pass through. After the run they go,
/// with any server that still works in one of them.
/// </summary>
public static class TestFolders
{
    private const UnixFileMode PassThrough =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    // The test host is killed soon after its last test, so nothing in this process can be trusted to run at its end.
    private const string Watch = """
        exec </dev/null >/dev/null 2>&1
        while kill -0 "$1"; do sleep 1; done
        for portal in /proc/[0-9]*; do grep -qzF "PORTAL_DATA=$2/" "$portal/environ" && kill -KILL "${portal##*/}"; done
        for pid in "$2"/*/postgres/cluster/postmaster.pid; do kill -QUIT "$(head -n 1 "$pid")"; done
        sleep 1
        rm -rf "$2"
        """;

    private static readonly Lazy<string> OfThisRun = new(MakeRoot);
    private static int made;

    /// <summary>The folder of the solution, under which artifacts are kept.</summary>
    public static string Repository { get; } = FindRepository();

    public static string Make()
    {
        var name = Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture);
        return Directory.CreateDirectory(Path.Combine(OfThisRun.Value, name), PassThrough).FullName;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VillageListsPortal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }

    private static string MakeRoot()
    {
        var root = Directory.CreateTempSubdirectory("vlp-").FullName;
        File.SetUnixFileMode(root, PassThrough);
        var us = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        using var watcher = Process.Start("setsid", ["sh", "-c", Watch, "watch", us, root]);
        return root;
    }
}
