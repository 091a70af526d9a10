using System.Globalization;

namespace VillageListsPortal.Benchmarks.Measuring;

/// <summary>Memory of a process as Linux counts it, in KiB.</summary>
internal static class ProcessMemory
{
    /// <summary>Resident now.</summary>
    public static long Resident(int process) => Line(process, "VmRSS:");

    /// <summary>The most that was ever resident.</summary>
    public static long Peak(int process) => Line(process, "VmHWM:");

    private static long Line(int process, string name)
    {
        foreach (var line in File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status")))
        {
            if (line.StartsWith(name, StringComparison.Ordinal)) return long.Parse(line.AsSpan(name.Length).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture);
        }

        throw new InvalidOperationException($"The system does not say {name} of process {process}.");
    }
}
