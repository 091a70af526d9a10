using System.Diagnostics;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>Reads papers with other people's programs: poppler and zbar.</summary>
public static class PdfTools
{
    /// <summary>The text of a PDF without white space, so that line breaks do not matter.</summary>
    public static async Task<string> TextAsync(byte[] pdf)
    {
        var file = await FileAsync(pdf);
        var text = await RunAsync("pdftotext", ["-enc", "UTF-8", file, "-"]);
        return string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    /// <summary>How many pages a PDF has.</summary>
    public static async Task<int> PagesAsync(byte[] pdf) =>
        int.Parse(await RunAsync("qpdf", ["--show-npages", await FileAsync(pdf)]), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What the QR code on a page says.</summary>
    public static async Task<string> QrAsync(byte[] pdf, int page = 1)
    {
        var file = await FileAsync(pdf);
        await RunAsync("pdftoppm", ["-png", "-r", "200", "-f", $"{page}", "-singlefile", file, file]);
        return (await RunAsync("zbarimg", ["--quiet", "--raw", file + ".png"])).Trim();
    }

    private static async Task<string> FileAsync(byte[] pdf)
    {
        var file = Path.Combine(TestFolders.Make(), "paper.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        return file;
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
