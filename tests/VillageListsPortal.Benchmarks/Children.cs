using System.Text.Json;
using VillageListsPortal.Benchmarks.Bare;
using VillageListsPortal.Benchmarks.Papers;
using VillageListsPortal.Benchmarks.Processes;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Benchmarks;

/// <summary>What this program is when it has started itself, so that one contestant's memory and garbage are its own.</summary>
internal static class Children
{
    public const string Portal = "portal";
    public const string Bare = "bare";

    /// <summary>Variables that tell a bare site which database it is over, and which certificate there it copies.</summary>
    public const string Database = "BENCH_DATABASE";
    public const string Certificate = "BENCH_CERTIFICATE";

    /// <summary>This program, for <c>dotnet</c>.</summary>
    public static string Program => typeof(Children).Assembly.Location;

    public static async Task<int> RenderAsync()
    {
        await OwnRenderer.RunAsync(Console.In, Console.Out);
        return 0;
    }

    /// <summary>The portal's serve command; each line of input is answered by its memory.</summary>
    public static async Task<int> ServeAsync()
    {
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        _ = Task.Run(() => AnswerAsync(output)); // reading the console blocks its thread
        return await Commands.RunAsync([]);
    }

    /// <summary>A bare site, answering likewise.</summary>
    public static async Task<int> ServeBareAsync()
    {
        var output = Console.Out;
        _ = Task.Run(() => AnswerAsync(output)); // reading the console blocks its thread
        await BareSite.ServeAsync(Environment.GetEnvironmentVariable("ASPNETCORE_URLS")!, Environment.GetEnvironmentVariable(Database), Environment.GetEnvironmentVariable(Certificate));
        return 0;
    }

    private static async Task AnswerAsync(TextWriter output)
    {
        while (await Console.In.ReadLineAsync() is not null)
        {
            var committed = GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes;
            await output.WriteLineAsync(JsonSerializer.Serialize(new Heap(GC.GetTotalMemory(forceFullCollection: true), committed)));
            await output.FlushAsync();
        }
    }
}
