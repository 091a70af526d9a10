using System.Diagnostics;
using System.Text.Json;
using VillageListsPortal.Benchmarks.Measuring;
using VillageListsPortal.Pdf;

namespace VillageListsPortal.Benchmarks.Papers;

/// <summary>The portal's own engine in a process of its own, asked in the same words as the others (Node/renderer.mjs).</summary>
internal static class OwnRenderer
{
    public const string Command = "renderer";

    public static async Task RunAsync(TextReader input, TextWriter output)
    {
        var papers = new SamplePapers();
        var samples = Enumerable.Range(0, SamplePapers.Count).Select(papers.Content).ToList();
        var engine = new PdfEngine(FontSet.LoadDefault());
        var next = 0;
        byte[] Render() => engine.Render(papers.Document(samples[next++ % samples.Count]));
        while (await input.ReadLineAsync() is { } line)
        {
            var asked = JsonSerializer.Deserialize<RenderRequest>(line, RenderRequest.Json)!;
            object answer = asked.Papers is null ? Measure(asked, Render) : Open(asked, Render);
            await output.WriteLineAsync(JsonSerializer.Serialize(answer, RenderRequest.Json));
            await output.FlushAsync();
        }
    }

    private static object Open(RenderRequest asked, Func<byte[]> render)
    {
        var first = render();
        if (asked.Sample is { } file) File.WriteAllBytes(file, first);
        return new { version = Environment.Version.ToString() };
    }

    private static RenderAnswer Measure(RenderRequest asked, Func<byte[]> render)
    {
        var calls = new List<double>();
        var bytes = 0L;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var began = Stopwatch.GetTimestamp();
        while (calls.Count < (asked.Count ?? int.MaxValue) && Stopwatch.GetElapsedTime(began).TotalSeconds < (asked.Seconds ?? double.MaxValue))
        {
            var start = Stopwatch.GetTimestamp();
            bytes += render().Length;
            calls.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new RenderAnswer(calls, bytes, ProcessMemory.Peak(Environment.ProcessId), GC.GetAllocatedBytesForCurrentThread() - allocated);
    }
}

/// <summary>One line to a renderer.</summary>
internal sealed record RenderRequest(string? Font = null, string? Sample = null, IReadOnlyList<PlainPaper>? Papers = null, double? Seconds = null, int? Count = null)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
}

/// <summary>What a renderer did.</summary>
/// <param name="Milliseconds">Of each document.</param>
/// <param name="Bytes">Of all together.</param>
/// <param name="PeakKib">Largest resident set of its process so far.</param>
/// <param name="Allocated">Bytes allocated for them; ours only.</param>
internal sealed record RenderAnswer(IReadOnlyList<double> Milliseconds, long Bytes, long PeakKib, long? Allocated = null);
