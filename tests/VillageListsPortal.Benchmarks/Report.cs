using System.Runtime.InteropServices;
using System.Text;
using VillageListsPortal.Benchmarks.Measuring;

namespace VillageListsPortal.Benchmarks;

/// <summary>The figures of one run: shown, kept under artifacts, and put between the marks of docs/performance.md where asked.</summary>
internal static class Report
{
    /// <summary>Where the figures of this run are kept.</summary>
    public static string Folder { get; } = Directory.CreateDirectory(Environment.GetEnvironmentVariable("BENCH_OUTPUT") ?? Path.Combine(Environment.CurrentDirectory, "artifacts", "bench")).FullName;

    public static string File => Path.Combine(Folder, "figures.md");

    /// <summary>A part as Markdown.</summary>
    public static string Text(Section section) => $"### {section.Title}\n\n{string.Join("\n\n", section.Tables)}\n";

    /// <summary>On what was measured; no names of hosts.</summary>
    public static async Task<string> MachineAsync(TimeProvider clock)
    {
        var cpu = System.IO.File.ReadLines("/proc/cpuinfo").First(l => l.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim();
        var kib = long.Parse(System.IO.File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture);
        var load = (await System.IO.File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0];
        return FormattableString.Invariant($"{clock.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores ({cpu}), {kib / 1048576.0:N0} GiB of memory, {RuntimeInformation.OSDescription.Split('-')[0].Trim()}, .NET {Environment.Version}, {await District.Tools.VersionAsync("node", "--version")}, load before it began {load}.");
    }

    /// <summary>Replaces what lies between the marks; the words around them are people's.</summary>
    /// <exception cref="InvalidOperationException">The document has no such marks.</exception>
    public static void PutInto(string document, string figures)
    {
        const string Begin = "<!-- figures: begin -->", End = "<!-- figures: end -->";
        var text = System.IO.File.ReadAllText(document);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException($"{document} has no marks for figures.");
        System.IO.File.WriteAllText(document, new StringBuilder(text).Remove(from, to - from).Insert(from, $"{Begin}\n{figures.Trim()}\n\n").ToString());
    }
}
