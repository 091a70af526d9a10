using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>kill -9 while many sign: after a restart no gap, no number without its paper, and the journal holds.</summary>
public sealed class KillTests : IAsyncLifetime, IDisposable
{
    private const int Issues = 200;

    private readonly PortalProcess portal = new();
    private readonly IssuingCrowd crowd;

    public KillTests() => crowd = new IssuingCrowd(portal, "jiangkou");

    public async Task InitializeAsync()
    {
        await portal.StartAsync();
        await crowd.PrepareAsync(Issues);
        await crowd.SignInAsync();
    }

    [Fact]
    public async Task Killing_the_portal_leaves_no_gap_and_no_number_without_its_paper()
    {
        var signing = crowd.Cases.Select(crowd.SignAsync).ToList();
        await SomeSignedAsync();
        await portal.KillAsync(); // its children live on
        await Task.WhenAll(signing);
        await RequireWholeAfterRestartAsync();
    }

    [Fact]
    public async Task Killing_the_postmaster_leaves_no_gap_and_no_number_without_its_paper()
    {
        var signing = crowd.Cases.Select(crowd.SignAsync).ToList();
        await SomeSignedAsync();
        await portal.KillPostmasterAsync();
        await Task.WhenAll(signing);
        await portal.KillAsync();
        await RequireWholeAfterRestartAsync();
    }

    public Task DisposeAsync() => portal.DisposeAsync().AsTask();

    public void Dispose() => crowd.Dispose();

    private Task SomeSignedAsync() => Eventually.HoldsAsync(async () => await crowd.SignedAsync() >= 3);

    private async Task RequireWholeAfterRestartAsync()
    {
        await portal.StartAsync();
        await crowd.RequireWholeAsync();
        Assert.InRange(await crowd.SignedAsync(), 1, Issues - 1); // it was killed in between
        await crowd.SignInAsync();
        await crowd.SignAsync(crowd.Cases[^1]); // and it goes on
        await crowd.SignAsync(crowd.Cases[0]);
        await crowd.RequireWholeAsync();
        await crowd.RequireJournalAsync();
    }
}
