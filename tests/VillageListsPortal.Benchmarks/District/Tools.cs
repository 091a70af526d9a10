using System.Diagnostics;

namespace VillageListsPortal.Benchmarks.District;

/// <summary>Asks other programs about themselves.</summary>
internal static class Tools
{
    public static async Task<string> VersionAsync(string program, string argument)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, [argument]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return $"{program} {said.Trim().TrimStart('v')}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"without {program}";
        }
    }
}
