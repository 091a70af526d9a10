using System.Collections.Concurrent;
using System.Diagnostics;

namespace VillageListsPortal.Benchmarks.Measuring;

/// <summary>Eight clients at once, each sending its next request when it has the answer to the one before.</summary>
internal static class Load
{
    public const int Clients = 8;

    /// <summary>For so many seconds; the act gets its client's number.</summary>
    /// <returns>Acts per second, and how long each took in milliseconds.</returns>
    public static Task<(double Rate, IReadOnlyCollection<double> Calls)> ForAsync(double seconds, Func<int, Task> act) =>
        RunAsync((_, began) => Stopwatch.GetElapsedTime(began).TotalSeconds < seconds, (client, _) => act(client));

    /// <summary>So many acts of each client; the act gets its client's number and its own.</summary>
    public static Task<(double Rate, IReadOnlyCollection<double> Calls)> TimesAsync(int each, Func<int, int, Task> act) =>
        RunAsync((done, _) => done < each, act);

    private static async Task<(double, IReadOnlyCollection<double>)> RunAsync(Func<int, long, bool> more, Func<int, int, Task> act)
    {
        var calls = new ConcurrentBag<double>();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            for (var n = 0; more(n, began); n++)
            {
                var start = Stopwatch.GetTimestamp();
                await act(client, n);
                calls.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        })));
        return (calls.Count / Stopwatch.GetElapsedTime(began).TotalSeconds, calls);
    }
}
