using System.Diagnostics;
using System.Text.Json;
using VillageListsPortal.Benchmarks.Measuring;

namespace VillageListsPortal.Benchmarks.Papers;

/// <summary>A renderer in a process of its own, warm from its first document on.</summary>
internal sealed class RendererProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<long> sizes = [];

    public RendererProcess(string name, string program, params IEnumerable<string> arguments)
    {
        Figures = new Figures(name);
        process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{program} could not be started.");
    }

    public Figures Figures { get; }

    /// <summary>Bytes of a document, on average.</summary>
    public double Bytes => sizes.Average();

    public long PeakKib { get; private set; }

    /// <summary>KiB allocated for one document; null where the renderer does not know.</summary>
    public double? AllocatedKib { get; private set; }

    public Task OpenAsync(RenderRequest request) => AskAsync<JsonElement>(request);

    public Task WarmAsync(double seconds) => AskAsync<RenderAnswer>(new RenderRequest(Seconds: seconds));

    public async Task MeasureAsync(double seconds)
    {
        var answer = await AskAsync<RenderAnswer>(new RenderRequest(Seconds: seconds));
        Figures.Add(answer.Milliseconds.Count / (answer.Milliseconds.Sum() / 1000), answer.Milliseconds);
        sizes.Add(answer.Bytes / answer.Milliseconds.Count);
        PeakKib = answer.PeakKib;
        AllocatedKib = answer.Allocated / 1024.0 / answer.Milliseconds.Count;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<T> AskAsync<T>(RenderRequest request)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, RenderRequest.Json));
        await process.StandardInput.FlushAsync();
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{Figures.Name} ended.");
        return JsonSerializer.Deserialize<T>(line, RenderRequest.Json)!;
    }
}
