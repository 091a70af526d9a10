using System.Diagnostics;
using System.Text;

namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>Runs other people's programs: poppler-utils, qpdf and zbar-tools (installed by eng/test.sh).</summary>
public static class Tools
{
    /// <summary>What a program prints; it must end well.</summary>
    public static string Run(string program, params string[] arguments)
    {
        var (code, output, errors) = Try(program, arguments);
        Assert.True(code == 0, $"{program} ended with {code}: {errors}{output}");
        return output;
    }

    /// <summary>How a program ends and what it prints.</summary>
    public static (int Code, string Output, string Errors) Try(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, StandardOutputEncoding = Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
