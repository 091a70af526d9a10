using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace VillageListsPortal.Benchmarks.Processes;

/// <summary>A site in a process of its own, from its start to its end by SIGTERM.</summary>
internal sealed class ChildSite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private ChildSite(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => process.Id;

    /// <summary>From the start of the process to its first good answer.</summary>
    public TimeSpan UntilReady { get; private set; }

    /// <param name="arguments">After <c>dotnet</c>.</param>
    /// <param name="dataFolder">Where the portal keeps its database.</param>
    /// <param name="ready">The page that answers when the site can be used.</param>
    /// <param name="told">What else stands in its environment.</param>
    public static async Task<ChildSite> StartAsync(IEnumerable<string> arguments, string dataFolder, string ready, params (string Name, string Value)[] told)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demonstration";
        start.Environment["ASPNETCORE_URLS"] = address.OriginalString;
        start.Environment["PORTAL_DATA"] = dataFolder;
        foreach (var (name, value) in told) start.Environment[name] = value;
        var began = Stopwatch.GetTimestamp();
        var site = new ChildSite(Process.Start(start)!, address);
        await site.WaitAsync(ready);
        site.UntilReady = Stopwatch.GetElapsedTime(began);
        return site;
    }

    /// <summary>What the process says of its managed memory, after collecting its garbage.</summary>
    public async Task<Heap> HeapAsync()
    {
        await process.StandardInput.WriteLineAsync();
        await process.StandardInput.FlushAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{')) return JsonSerializer.Deserialize<Heap>(line)!;
        }

        throw new InvalidOperationException("The site ended.");
    }

    public async ValueTask DisposeAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitAsync(string ready)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var began = Stopwatch.GetTimestamp();
        while (!process.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
        {
            try
            {
                using var answer = await client.GetAsync(ready);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // not yet
            }

            await Task.Delay(10);
        }

        if (!process.HasExited) process.Kill();
        throw new InvalidOperationException($"The site did not become ready: {await process.StandardOutput.ReadToEndAsync()}");
    }
}

/// <summary>Managed memory in bytes.</summary>
/// <param name="Live">What is in use after a full collection.</param>
/// <param name="Committed">What the collector held before it.</param>
internal sealed record Heap(long Live, long Committed);
