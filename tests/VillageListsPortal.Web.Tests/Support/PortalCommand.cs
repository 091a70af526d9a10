using System.Diagnostics;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>A command of the portal as an operator runs it: a process of its own over the database of these settings.</summary>
public static class PortalCommand
{
    /// <param name="settings">With the owner's connection.</param>
    /// <param name="arguments">The command's name and what follows it.</param>
    public static async Task<(int Code, string Out, string Error)> RunAsync(PortalSettings settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VillageListsPortal.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = settings.DataFolder,
        };
        foreach (var (name, value) in VariablesOf(settings)) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var wrong = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, wrong);
    }

    private static Dictionary<string, string> VariablesOf(PortalSettings settings) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = settings.Demonstration ? PortalSettings.DemonstrationEnvironment : "Production",
        ["PORTAL_DATA"] = settings.DataFolder,
        ["PORTAL_DB"] = settings.AppConnection,
        ["PORTAL_DB_OWNER"] = settings.OwnerConnection!,
        ["Portal__PublicAddress"] = settings.PublicAddress,
        ["Portal__DistrictCode"] = settings.DistrictCode,
        ["Portal__DistrictName"] = settings.DistrictName,
        ["Portal__SigningKeys"] = settings.SigningKeys,
        ["Portal__EncryptionKeys"] = settings.EncryptionKeys,
    };
}
