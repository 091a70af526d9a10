using System.Diagnostics;
using System.Net;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>PostgreSQL restarted while twenty read and issue: each gets an answer, and all goes on without a restart of the portal.</summary>
public sealed class RestartUnderLoadTests : IAsyncLifetime, IDisposable
{
    private const int Readers = 15;
    private const int Signers = 5;
    private static readonly string[] Pages = ["/", "/lists/certificate", "/lists/certificate/ZM-02", "/verify", "/api/v1/lists/certificate"];

    /// <summary>Long, because recovery on a slow disk is the database's time; a portal that stays broken fails at any length.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly PortalProcess portal = new();
    private readonly IssuingCrowd crowd;

    public RestartUnderLoadTests() => crowd = new IssuingCrowd(portal, "jiangkou", "wenquan");

    public async Task InitializeAsync()
    {
        await portal.StartAsync();
        await crowd.PrepareAsync(each: 40);
        await crowd.SignInAsync();
    }

    [Fact]
    public async Task After_a_restart_of_the_database_under_load_all_goes_on()
    {
        using var end = new CancellationTokenSource();
        var left = new Queue<(string Village, Guid Id)>(crowd.Cases);
        var load = Enumerable.Range(0, Readers).Select(n => ReadAsync(n, end.Token)).Concat(Enumerable.Range(0, Signers).Select(_ => SignAsync(left, end.Token))).ToList();
        foreach (var mode in new[] { "fast", "immediate" })
        {
            await Task.Delay(300);
            await portal.RestartPostgresAsync(mode);
            var since = Stopwatch.StartNew();
            await portal.ReadyAsync(Patience);
            await RequireServedAsync(since);
        }

        await end.CancelAsync();
        await Task.WhenAll(load);
        await crowd.RequireWholeAsync();
        foreach (var one in (await crowd.WaitingAsync()).Take(6)) await crowd.RequireSignedAsync(one);
        await crowd.RequireWholeAsync();
        await crowd.RequireJournalAsync();
    }

    public Task DisposeAsync() => portal.DisposeAsync().AsTask();

    public void Dispose() => crowd.Dispose();

    /// <summary>Ten pages in a row without an error.</summary>
    private async Task RequireServedAsync(Stopwatch since)
    {
        using var visitor = portal.Visitor();
        for (var good = 0; good < 10;)
        {
            using var answer = await visitor.GetAsync(Pages[good % Pages.Length]);
            good = answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests ? good + 1 : 0;
            Assert.True(since.Elapsed < Patience, $"Still {(int)answer.StatusCode} after {since.Elapsed}: {portal.Said}");
        }
    }

    private async Task ReadAsync(int number, CancellationToken end)
    {
        using var visitor = portal.Visitor();
        for (var n = number; !end.IsCancellationRequested; n++)
        {
            var page = Pages[n % Pages.Length];
            using var answer = await visitor.GetAsync(page, CancellationToken.None);
            var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            if (!page.StartsWith("/api", StringComparison.Ordinal)) PlainWords.Require(answer.StatusCode, text);
            await Task.Delay(20, CancellationToken.None);
        }
    }

    private async Task SignAsync(Queue<(string Village, Guid Id)> left, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            (string Village, Guid Id) one;
            lock (left)
            {
                if (!left.TryDequeue(out one)) return;
            }

            var answer = await crowd.SignAsync(one);
            Assert.NotNull(answer); // the portal stood all the time
            PlainWords.Require(answer.Value.Status, answer.Value.Text);
            await Task.Delay(100, CancellationToken.None);
        }
    }
}
