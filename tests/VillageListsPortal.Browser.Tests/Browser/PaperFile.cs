using System.Diagnostics;
using System.Text.RegularExpressions;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Browser.Tests.Browser;

/// <summary>A PDF as others read it: its text, its picture, what a phone's camera sees in it.</summary>
public sealed partial class PaperFile
{
    private readonly string path;

    public PaperFile(byte[] bytes, string name)
    {
        path = System.IO.Path.Combine(TestFolders.Make(), name + ".pdf");
        File.WriteAllBytes(path, bytes);
    }

    public string Path => path;

    /// <summary>All text, without the breaks of lines.</summary>
    public async Task<string> TextAsync() => Breaks().Replace(await RunAsync("pdftotext", "-enc", "UTF-8", path, "-"), "");

    /// <summary>A picture of the first page, kept beside the screenshots.</summary>
    public async Task<string> PictureAsync(string resolution = "110")
    {
        var target = Screen.FileOf("paper-" + System.IO.Path.GetFileNameWithoutExtension(path));
        await RunAsync("pdftoppm", "-r", resolution, "-png", "-singlefile", path, target);
        return target + ".png";
    }

    /// <summary>The address in the QR code, scanned from the picture.</summary>
    public async Task<Uri> ScanAsync() => new((await RunAsync("zbarimg", "--quiet", "--raw", await PictureAsync("200"))).Trim());

    private static async Task<string> RunAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{tool}: {await errors}");
        return output;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Breaks();
}
