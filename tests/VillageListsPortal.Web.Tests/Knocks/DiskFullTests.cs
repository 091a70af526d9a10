using System.Net;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>No byte is left for database and log: people get a sentence, nothing is lost or half, and with room again all goes on.</summary>
public sealed class DiskFullTests
{
    private const int Megabytes = 512;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [SmallDiskFact]
    public async Task A_full_disk_is_said_and_survived()
    {
        using var disk = SmallDisk.TryMount(TestFolders.Make(), Megabytes)!;
        await using var portal = new PortalProcess(disk.Folder);
        await portal.StartAsync();
        using var crowd = new IssuingCrowd(portal, "jiangkou", "wenquan");
        await crowd.PrepareAsync(each: 30);
        await crowd.SignInAsync();
        var owner = await portal.OwnerAsync();
        for (var n = 0; n < 6; n++) await crowd.RequireSignedAsync(crowd.Cases[n]);

        await KnockAsync(portal, crowd, disk);
        await portal.ReadyAsync(Patience);
        await crowd.RequireWholeAsync();

        disk.Fill();
        await portal.KillPostmasterAsync(); // cannot come up again without room
        await Task.Delay(TimeSpan.FromSeconds(5));
        await RequireSentencesAsync(portal);
        disk.Free();
        await portal.ReadyAsync(Patience);
        await crowd.RequireWholeAsync();

        foreach (var one in (await crowd.WaitingAsync()).Take(6)) await crowd.RequireSignedAsync(one);
        await crowd.RequireWholeAsync();
        await crowd.RequireJournalAsync();
        await RequireLogGoesOnAsync(portal);
    }

    /// <summary>Some sign while the room goes, the others when none is left: signing is refused, in words. Then makes room.</summary>
    private static async Task KnockAsync(PortalProcess portal, IssuingCrowd crowd, SmallDisk disk)
    {
        var waiting = (await crowd.WaitingAsync()).Take(50).ToList();
        var signing = waiting.Take(10).Select(RefusedAsync).ToList();
        disk.Fill();
        signing.AddRange(waiting.Skip(10).Select(RefusedAsync)); // a quick portal has signed the first ones before the disk is full
        while (!signing.TrueForAll(s => s.IsCompleted))
        {
            disk.Fill(); // what the database gives back is taken too
            await Task.Delay(50);
        }

        Assert.Contains(true, await Task.WhenAll(signing));
        await RequireSentencesAsync(portal);
        Assert.True(portal.IsRunning);
        disk.Free();

        async Task<bool> RefusedAsync((string Village, Guid Id) one)
        {
            var answer = await crowd.SignAsync(one);
            Assert.NotNull(answer); // the portal stands
            PlainWords.Require(answer.Value.Status, answer.Value.Text);
            return (int)answer.Value.Status >= 500;
        }
    }

    private static async Task RequireSentencesAsync(PortalProcess portal)
    {
        using var visitor = portal.Visitor();
        foreach (var page in new[] { "/", "/lists/certificate", "/lists/certificate/ZM-02", "/verify", "/account/sign-in" })
        {
            using var answer = await visitor.GetAsync(page);
            PlainWords.Require(answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        using var alive = await visitor.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    private static async Task RequireLogGoesOnAsync(PortalProcess portal)
    {
        using var visitor = portal.Visitor();
        var before = Size();
        using var answer = await visitor.GetAsync("/verify");
        await Eventually.HoldsAsync(() => Size() > before);

        long Size() => new DirectoryInfo(Path.Combine(portal.Folder, "logs")).GetFiles().Sum(f => f.Length);
    }
}
