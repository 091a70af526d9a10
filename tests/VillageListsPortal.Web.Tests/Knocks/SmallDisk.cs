using System.Diagnostics;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>A file system of a fixed size in memory, to be filled to the last byte. Root alone may make one.</summary>
public sealed class SmallDisk : IDisposable
{
    private const int Block = 64 * 1024;

    private readonly string filler;

    private SmallDisk(string folder)
    {
        Folder = folder;
        filler = Path.Combine(folder, "filler");
    }

    public string Folder { get; }

    /// <summary>Null where mounting is not allowed.</summary>
    public static SmallDisk? TryMount(string folder, int megabytes)
    {
        using var mount = Process.Start(new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", $"size={megabytes}m,mode=0711", "tmpfs", folder]) { RedirectStandardError = true, UseShellExecute = false })!;
        mount.WaitForExit();
        return mount.ExitCode == 0 ? new SmallDisk(folder) : null;
    }

    /// <summary>Takes all that is free.</summary>
    public void Fill()
    {
        var block = new byte[Block];
        using var file = new FileStream(filler, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException)
        {
            // full
        }
    }

    /// <summary>What an operator does when he is called.</summary>
    public void Free() => File.Delete(filler);

    public void Dispose()
    {
        using var unmount = Process.Start("umount", ["-l", Folder]);
        unmount.WaitForExit();
    }
}

/// <summary>A test that is skipped, with the reason, where no small disk can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> CanMount = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("vlp-mount-");
        using (var disk = SmallDisk.TryMount(folder.FullName, 1))
        {
            if (disk is null) return false;
        }

        folder.Delete();
        return true;
    });

    public SmallDiskFactAttribute()
    {
        if (!CanMount.Value) Skip = "No file system of a fixed size can be mounted here: that takes root.";
    }
}
