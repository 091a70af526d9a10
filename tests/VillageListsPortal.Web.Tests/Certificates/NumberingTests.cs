using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>Numbers run without gaps per village and year, whatever breaks in between (domain 4.5; issue 2, section 4).</summary>
public sealed class NumberingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const int Issuers = 64;

    // The application may end its own connections; the portal's owner may not end others'.
    private const string EndSome = """
        SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity
        WHERE usename = 'portal_app' AND datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL ORDER BY random() LIMIT 2) picked
        """;

    [Fact]
    public async Task Sixty_four_issuers_with_random_cancellations_and_lost_connections_leave_no_gap()
    {
        using var officers = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Jiangkou);
        var ids = new List<Guid> { await officers.SubmitAsync() }; // alone, so that the browser has its form cookie
        foreach (var some in Enumerable.Range(1, Issuers - 1).Chunk(8)) ids.AddRange(await Task.WhenAll(some.Select(_ => officers.SubmitAsync())));
        var token = await RawForm.AntiforgeryAsync(officers.Head);

        // What the sign page's form says: the version that the head has read.
        var versions = await portal.InDatabaseAsync(db => db.Certificates.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, Version = EF.Property<uint>(c, "xmin") }).ToDictionaryAsync(c => c.Id, c => c.Version));

        using var storm = new CancellationTokenSource();
        var ending = EndConnectionsAsync(storm.Token);
        await Task.WhenAll(ids.Select((id, n) => SignAsync(officers.Head, (id, versions[id]), token, cancelled: n % 2 == 0)));
        await storm.CancelAsync();
        Assert.True(await ending > 0);
        await RequireWholeAsync();

        foreach (var id in await OpenAsync(ids)) await officers.SignAsync(id); // what broke is signed again
        Assert.Empty(await OpenAsync(ids));
        await RequireWholeAsync();
    }

    [Fact]
    public async Task Each_village_and_each_year_counts_from_one()
    {
        var now = portal.Clock.GetUtcNow();
        try
        {
            using var wenquan = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Wenquan);
            var first = await wenquan.SubmitMandateAsync();
            await wenquan.SignAsync(first);
            Assert.Equal("统景温泉社区证〔2026〕1号", (await wenquan.StoredAsync(first)).Issue!.NumberText);

            portal.Clock.Set(new DateTimeOffset(2026, 12, 31, 16, 0, 1, TimeSpan.Zero)); // New Year in China (S2)
            using var later = await CertificateJourney.InAsync(portal, DemonstrationOfficers.Wenquan);
            var second = await later.SubmitMandateAsync();
            await later.SignAsync(second);
            Assert.Equal("统景温泉社区证〔2027〕1号", (await later.StoredAsync(second)).Issue!.NumberText);
        }
        finally
        {
            portal.Clock.Set(now);
        }
    }

    private static async Task SignAsync(HttpClient head, (Guid Id, uint Version) read, string antiforgery, bool cancelled)
    {
        using var patience = new CancellationTokenSource(cancelled ? TimeSpan.FromMilliseconds(Random.Shared.Next(20, 1500)) : TimeSpan.FromMinutes(1));
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", antiforgery), KeyValuePair.Create("Version", read.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        try
        {
            using var answer = await head.PostAsync($"/certificates/{read.Id}/sign", content, patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException)
        {
            // the browser was closed
        }
    }

    private async Task<long> EndConnectionsAsync(CancellationToken stop)
    {
        var ended = 0L;
        while (!stop.IsCancellationRequested)
        {
            ended += (long)(await portal.AsApplicationAsync(EndSome))!;
            await Task.Delay(Random.Shared.Next(30, 120), CancellationToken.None);
        }

        return ended;
    }

    private Task<List<Guid>> OpenAsync(List<Guid> ids) => portal.InDatabaseAsync(async db =>
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1"); // a connection the server has ended goes back to the pool at its next use
        return await db.Certificates.Where(c => ids.Contains(c.Id) && c.Status == CertificateStatus.AwaitingSignature).Select(c => c.Id).ToListAsync();
    });

    private async Task RequireWholeAsync()
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        await Eventually.HoldsAsync(async () => (long)(await portal.AsApplicationAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'portal_app' AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"))! == 0);
        var village = await portal.UnitAsync(DemonstrationOfficers.Jiangkou);
        var issued = await portal.InDatabaseAsync(db => db.Certificates.Where(c => c.UnitId == village.Id && c.Issue != null).ToListAsync());
        var last = await portal.InDatabaseAsync(db => db.NumberSeries.Where(s => s.UnitId == village.Id).Select(s => s.Last).SingleOrDefaultAsync());
        Assert.Equal(Enumerable.Range(1, last), issued.Select(c => c.Issue!.Sequence).Order());
        var files = await portal.InDatabaseAsync(db => db.CertificateFiles.AsNoTracking().ToDictionaryAsync(f => f.CertificateId));
        Assert.All(issued, c => Assert.Equal(SHA256.HashData(files[c.Id].Bytes), files[c.Id].Sha256));
        Assert.Equal(issued.Count, files.Count);
        Assert.Equal(issued.Count, await portal.InDatabaseAsync(db => db.JournalRows.CountAsync(r => r.After!.StartsWith("Signed "))));
    }
}
