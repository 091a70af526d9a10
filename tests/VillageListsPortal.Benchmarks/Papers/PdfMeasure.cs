using System.Globalization;
using VillageListsPortal.Benchmarks.Measuring;

namespace VillageListsPortal.Benchmarks.Papers;

/// <summary>(a) Certificates as PDF: ours beside pdfmake and typst, each in a warm process of its own, one thread.</summary>
internal static class PdfMeasure
{
    private const double Pdfmake = 50;
    private const double Typst = 5;
    private const int LargestKib = 60;
    private const int Steadiness = 10;

    public static async Task<Section> RunAsync(Plan plan)
    {
        var node = Environment.GetEnvironmentVariable("BENCH_NODE_FOLDER") ?? throw new InvalidOperationException("BENCH_NODE_FOLDER names the folder with the node packages; eng/bench.sh sets it.");
        await using var own = new RendererProcess("this portal", "dotnet", Children.Program, OwnRenderer.Command);
        await using var pdfmake = new RendererProcess("pdfmake 0.3.11", "node", Path.Combine(node, "pdfmake.mjs"));
        await using var typst = new RendererProcess("typst-ts-node-compiler 0.7.0", "node", Path.Combine(node, "typst.mjs"));
        RendererProcess[] all = [own, pdfmake, typst];
        await OpenAsync(all, plan);
        await Rounds.AlternateAsync(plan.Rounds, [.. all.Select(r => (Func<Task>)(() => r.MeasureAsync(plan.Seconds)))]);
        return new Section("Certificates as PDF", Rates(own, all), Goals(own, pdfmake, typst));
    }

    private static async Task OpenAsync(RendererProcess[] all, Plan plan)
    {
        var papers = new SamplePapers();
        var plain = Enumerable.Range(0, SamplePapers.Count).Select(papers.Plain).ToList();
        var samples = Directory.CreateDirectory(Path.Combine(Report.Folder, "papers"));
        for (var i = 0; i < all.Length; i++)
        {
            await all[i].OpenAsync(new RenderRequest(Path.Combine(AppContext.BaseDirectory, "Fonts", "NotoSerifSC-Regular.ttf"), Path.Combine(samples.FullName, $"{i}.pdf"), plain));
            await all[i].WarmAsync(2 * plan.Seconds);
        }
    }

    private static string Rates(RendererProcess own, RendererProcess[] all)
    {
        var table = new Table("one-page certificates", "per second, median", "minimum", "p50 ms", "p99 ms", "KiB a paper", "peak memory MiB", "ours is faster by");
        foreach (var one in all)
        {
            table.Row(one.Figures.Name, Table.Number(one.Figures.Median), Table.Number(one.Figures.Minimum), Table.Number(one.Figures.Percentile(0.5)), Table.Number(one.Figures.Percentile(0.99)),
                Table.Number(one.Bytes / 1024), Table.Number(one.PeakKib / 1024.0), one == own ? "-" : Table.Times(own.Figures.Against(one.Figures)));
        }

        return table.ToString();
    }

    private static string Goals(RendererProcess own, RendererProcess pdfmake, RendererProcess typst)
    {
        var steady = own.Figures.Percentile(0.99) / own.Figures.Percentile(0.5);
        return new Table("goal", "reached")
            .Row("at least 50 x pdfmake", Table.Times(own.Figures.Against(pdfmake.Figures), Pdfmake))
            .Row("at least 5 x typst", Table.Times(own.Figures.Against(typst.Figures), Typst))
            .Row("p99 under 10 x p50", $"{Table.Number(steady)} x ({(steady < Steadiness ? "met" : "**missed**")})")
            .Row("at most 60 KiB", $"{Table.Number(own.Bytes / 1024)} KiB ({(own.Bytes <= LargestKib * 1024 ? "met" : "**missed**")})")
            .Row("allocated for a paper", string.Create(CultureInfo.InvariantCulture, $"{own.AllocatedKib:N0} KiB"))
            .ToString();
    }
}
