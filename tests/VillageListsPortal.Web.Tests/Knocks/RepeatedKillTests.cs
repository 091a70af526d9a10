using System.Net;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>Sixty-four sign at once in three villages, and again and again something is killed under them (issue 3, part 5).</summary>
public sealed class RepeatedKillTests : IAsyncLifetime, IDisposable
{
    private const int Issuers = 64;

    private readonly PortalProcess portal = new();
    private readonly IssuingCrowd crowd;

    public RepeatedKillTests() => crowd = new IssuingCrowd(portal, "jiangkou", "xixin", "wenquan");

    public async Task InitializeAsync()
    {
        await portal.StartAsync();
        await crowd.PrepareAsync(each: 40);
    }

    [Fact]
    public async Task Sixty_four_issuers_and_one_kill_after_the_other_leave_no_gap()
    {
        foreach (var knock in new Func<Task>[] { KillPortalAsync, KillPostgresAsync, KillBothAsync })
        {
            await crowd.SignInAsync();
            var (waiting, before) = (await crowd.WaitingAsync(), await crowd.SignedAsync());
            // Where fewer wait than sign, two sign the same: only one of them may.
            var signing = Enumerable.Range(0, Issuers).Select(n => crowd.SignAsync(waiting[n % waiting.Count])).ToList();
            await Eventually.HoldsAsync(async () => await crowd.SignedAsync() > before + 2);
            await knock();
            var answers = await Task.WhenAll(signing);
            await portal.ReadyAsync(TimeSpan.FromSeconds(20));
            await crowd.RequireWholeAsync();
            await RequireKeptAsync(answers, waiting);
        }

        await crowd.SignInAsync();
        foreach (var one in await crowd.WaitingAsync()) await crowd.RequireSignedAsync(one);
        Assert.Equal(crowd.Cases.Count, await crowd.SignedAsync());
        await crowd.RequireWholeAsync();
        await crowd.RequireJournalAsync();
    }

    public Task DisposeAsync() => portal.DisposeAsync().AsTask();

    public void Dispose() => crowd.Dispose();

    private async Task KillPortalAsync()
    {
        await portal.KillAsync();
        await portal.StartAsync();
    }

    /// <summary>The portal starts it again by itself.</summary>
    private Task KillPostgresAsync() => portal.KillPostmasterAsync();

    private async Task KillBothAsync()
    {
        await portal.KillPostmasterAsync();
        await portal.KillAsync();
        await portal.StartAsync();
    }

    /// <summary>What was answered as signed is signed.</summary>
    private async Task RequireKeptAsync((HttpStatusCode Status, string Text)?[] answers, IReadOnlyList<(string Village, Guid Id)> asked)
    {
        var open = (await crowd.WaitingAsync()).ToHashSet();
        Assert.All(answers.Index(), a => Assert.False(a.Item?.Status == HttpStatusCode.Found && open.Contains(asked[a.Index % asked.Count])));
    }
}
