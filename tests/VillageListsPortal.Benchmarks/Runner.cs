using VillageListsPortal.Benchmarks.Admissions;
using VillageListsPortal.Benchmarks.Country;
using VillageListsPortal.Benchmarks.Issuing;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Benchmarks.Pages;
using VillageListsPortal.Benchmarks.Papers;
using VillageListsPortal.Benchmarks.Processes;
using VillageListsPortal.Benchmarks.Screening;

namespace VillageListsPortal.Benchmarks;

/// <summary><c>[--smoke] [--country units.csv.gz] [--write docs/performance.md] [measure ...]</c>: runs the measures named, or all.</summary>
internal static class Runner
{
    private static readonly Measure[] All =
    [
        new("pdf", PdfMeasure.RunAsync),
        new("issue", IssuingMeasure.RunAsync),
        new("list", ListMeasure.RunAsync),
        new("file", FilingMeasure.RunAsync),
        new("approve", ApprovalMeasure.RunAsync),
        new("queue", QueueMeasure.RunAsync),
        new("search", SearchMeasure.RunAsync),
        new("country", CountryMeasure.RunAsync),
        new("start", StartMeasure.RunAsync),
        new("memory", MemoryMeasure.RunAsync),
        new("trips", RoundTrips.RunAsync),
        new("screen", ScreenMeasure.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var (document, country) = (After(args, "--write"), After(args, "--country"));
        var plan = (args.Contains("--smoke", StringComparer.Ordinal) ? Plan.Short : Plan.Full) with { Country = country };
        var names = args.Where(a => !a.StartsWith('-') && a != document && a != country).ToList();
        if (names.Find(n => All.All(m => m.Name != n)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no measure '{unknown}'. Measures: {string.Join(", ", All.Select(m => m.Name))}.");
            return 2;
        }

        await MeasureAsync(plan, [.. All.Where(m => names.Count == 0 || names.Contains(m.Name, StringComparer.Ordinal))], document);
        return 0;
    }

    private static string? After(string[] args, string option) => args.SkipWhile(a => a != option).Skip(1).FirstOrDefault();

    private static async Task MeasureAsync(Plan plan, IReadOnlyList<Measure> measures, string? document)
    {
        var show = Console.Out;
        Console.SetOut(TextWriter.Null); // the portal logs to the console; it keeps doing so, unread
        List<string> parts = [await Report.MachineAsync(TimeProvider.System) + (plan.Smoke ? " A smoke run: the figures mean nothing." : "")];
        await show.WriteLineAsync(parts[0]);
        foreach (var measure in measures)
        {
            await Console.Error.WriteLineAsync($"Measuring {measure.Name} ...");
            parts.Add(Report.Text(await measure.RunAsync(plan)));
            await show.WriteLineAsync($"\n{parts[^1].Trim()}");
        }

        var figures = string.Join("\n\n", parts.Select(p => p.Trim())) + "\n";
        await File.WriteAllTextAsync(Report.File, figures);
        if (document is not null) Report.PutInto(document, figures);
    }
}
