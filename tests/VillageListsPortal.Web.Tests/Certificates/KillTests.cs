using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Startup.Postgres;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>kill -9 while many sign: after a restart no gap, no number without its paper, and the journal holds.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int Issues = 200;
    private const string Gap = """
        SELECT count(*) FROM number_series s JOIN units u ON u.id = s.unit_id
        WHERE s.last <> (SELECT count(*) FROM certificates c WHERE c.unit_id = s.unit_id AND c.number_year = s.year AND c.number_prefix = s.prefix)
           OR s.last <> (SELECT max(c.number_sequence) FROM certificates c WHERE c.unit_id = s.unit_id AND c.number_year = s.year AND c.number_prefix = s.prefix)
        """;

    private readonly string folder = TestFolders.Make();
    private readonly int port = FreePort();
    private readonly List<Guid> waiting = [];
    private Process? portal;
    private HttpClient head = null!;
    private string antiforgery = "";

    public async Task InitializeAsync()
    {
        await StartAsync();
        using var clerk = await SignInAsync("clerk.jiangkou");
        head = await SignInAsync("head.jiangkou");
        antiforgery = await RawForm.AntiforgeryAsync(head);
        foreach (var some in Enumerable.Range(0, Issues).Chunk(10))
        {
            waiting.AddRange(await Task.WhenAll(some.Select(async _ =>
            {
                using var answer = await RawForm.SendAsync(clerk, "/certificates/new/ZM-07", "#certificate-form", CertificateJourney.FarmerForm());
                return CertificateJourney.IdOf(answer);
            })));
        }
    }

    [Fact]
    public async Task Killing_the_portal_leaves_no_gap_and_no_number_without_its_paper()
    {
        var signing = waiting.Select(SignAsync).ToList();
        await SomeSignedAsync();
        portal!.Kill(); // SIGKILL, its children live on
        await Task.WhenAll(signing);
        await portal.WaitForExitAsync();
        await RequireWholeAfterRestartAsync();
    }

    [Fact]
    public async Task Killing_the_postmaster_leaves_no_gap_and_no_number_without_its_paper()
    {
        var signing = waiting.Select(SignAsync).ToList();
        await SomeSignedAsync();
        var pid = (await File.ReadAllLinesAsync(Path.Combine(folder, "postgres", "cluster", "postmaster.pid")))[0];
        Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture)).Kill();
        await Task.WhenAll(signing);
        portal!.Kill();
        await portal.WaitForExitAsync();
        await RequireWholeAfterRestartAsync();
    }

    public async Task DisposeAsync()
    {
        head?.Dispose();
        if (portal is not { HasExited: false }) return;
        using var term = Process.Start("kill", ["-TERM", portal.Id.ToString(CultureInfo.InvariantCulture)]);
        await portal.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30)); // takes the cluster with it
        portal.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task RequireWholeAfterRestartAsync()
    {
        await StartAsync();
        await using var cluster = await PrivateCluster.StartOrJoinAsync(folder, TextWriter.Null, CancellationToken.None);
        var owner = cluster.Addresses.Owner;
        Assert.Equal(0L, await OwnerSql.RunAsync(owner, Gap));
        Assert.Equal(0L, await OwnerSql.RunAsync(owner, "SELECT count(*) FROM certificates c WHERE c.number_sequence IS NOT NULL AND NOT EXISTS (SELECT 1 FROM certificate_files f WHERE f.certificate_id = c.id AND f.ordinal = 0)"));
        var signed = (long)(await OwnerSql.RunAsync(owner, "SELECT count(*) FROM certificates WHERE number_sequence IS NOT NULL"))!;
        Assert.InRange(signed, 1, Issues - 1); // it was killed in between
        Assert.Equal(signed, await OwnerSql.RunAsync(owner, "SELECT count(*) FROM certificate_files"));
        Assert.Equal(signed, await OwnerSql.RunAsync(owner, "SELECT count(*) FROM journal WHERE after LIKE 'Signed %'"));

        head.Dispose();
        head = await SignInAsync("head.jiangkou");
        antiforgery = await RawForm.AntiforgeryAsync(head);
        await SignAsync(waiting[^1]); // and it goes on
        await SignAsync(waiting[0]);
        Assert.Equal(0L, await OwnerSql.RunAsync(owner, Gap));

        await Eventually.HoldsAsync(async () => (long)(await OwnerSql.RunAsync(owner, "SELECT count(*) FROM journal_seals"))! > 0);
        var (code, said) = await CommandAsync("verify-journal");
        Assert.True(code == 0, said);
        Assert.Contains("The journal holds", said, StringComparison.Ordinal);
    }

    private async Task SomeSignedAsync()
    {
        await using var cluster = await PrivateCluster.StartOrJoinAsync(folder, TextWriter.Null, CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(cluster.Addresses.Owner);
        await Eventually.HoldsAsync(async () =>
        {
            await using var command = source.CreateCommand("SELECT count(*) FROM certificates WHERE number_sequence IS NOT NULL");
            return (long)(await command.ExecuteScalarAsync())! >= 3;
        });
    }

    private async Task SignAsync(Guid id)
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", antiforgery)]);
        try
        {
            using var answer = await head.PostAsync($"/certificates/{id}/sign", content);
        }
        catch (HttpRequestException)
        {
            // killed
        }
    }

    private async Task<HttpClient> SignInAsync(string account)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = new Uri($"http://localhost:{port}") };
        using var answer = await client.PostFormAsync("/account/sign-in", ("Account", account), ("Password", DemonstrationOfficers.Password));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return client;
    }

    private async Task StartAsync()
    {
        portal = Process.Start(Run("serve"))!;
        portal.OutputDataReceived += (_, _) => { };
        portal.ErrorDataReceived += (_, _) => { };
        portal.BeginOutputReadLine();
        portal.BeginErrorReadLine();
        using var client = new HttpClient(new HttpClientHandler { CheckCertificateRevocationList = true });
        for (var tries = 0; ; tries++)
        {
            Assert.False(portal.HasExited, "The portal did not start.");
            try
            {
                if (await client.GetStringAsync(new Uri($"http://localhost:{port}/health/ready")) == "Healthy") return;
            }
            catch (HttpRequestException) when (tries < 240)
            {
                // not yet
            }

            await Task.Delay(500);
        }
    }

    private async Task<(int Code, string Said)> CommandAsync(string command)
    {
        using var process = Process.Start(Run(command))!;
        var said = process.StandardOutput.ReadToEndAsync();
        var wrong = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + wrong);
    }

    private ProcessStartInfo Run(string command)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VillageListsPortal.Web.dll"), command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = PortalSettings.DemonstrationEnvironment;
        start.Environment["PORTAL_DATA"] = folder;
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        foreach (var other in new[] { "PORTAL_DB", "PORTAL_DB_OWNER", "ASPNETCORE_URLS", "PORTAL_BIND" }) start.Environment.Remove(other);
        return start;
    }
}
