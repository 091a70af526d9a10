using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Startup.Postgres;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>A demonstration portal as a process of its own, with a PostgreSQL of its own, that tests may kill and starve.</summary>
public sealed class PortalProcess(string folder) : IAsyncDisposable
{
    private readonly int port = FreePort();
    private readonly ConcurrentQueue<string> said = new();
    private Process? portal;

    public PortalProcess()
        : this(TestFolders.Make())
    {
    }

    public string Folder => folder;

    public Uri Address => new($"http://localhost:{port}");

    public int ProcessId => portal!.Id;

    public bool IsRunning => portal is { HasExited: false };

    /// <summary>What the process has written to its console.</summary>
    public string Said => string.Join('\n', said);

    private string ClusterHome => Path.Combine(folder, "postgres");

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        portal?.Dispose();
        portal = Process.Start(Run("serve"))!;
        portal.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        portal.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        portal.BeginOutputReadLine();
        portal.BeginErrorReadLine();
        await ReadyAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Waits until portal and database answer; fails when the process ends or the patience does.</summary>
    public async Task ReadyAsync(TimeSpan patience)
    {
        using var client = new HttpClient(new HttpClientHandler { CheckCertificateRevocationList = true }) { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            Assert.True(IsRunning, "The portal has ended: " + Said);
            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // not yet
            }

            Assert.True(waited.Elapsed < patience, $"Not ready after {waited.Elapsed}: {Said}");
        }
    }

    /// <summary>SIGKILL; its PostgreSQL lives on.</summary>
    public async Task KillAsync()
    {
        portal!.Kill();
        await portal.WaitForExitAsync();
    }

    /// <summary>SIGKILL of the database server.</summary>
    public async Task KillPostmasterAsync()
    {
        using var postmaster = Process.GetProcessById(await PostmasterAsync());
        postmaster.Kill();
    }

    /// <summary>pg_ctl restart as an operator does it; the portal may be faster in starting the server again.</summary>
    /// <param name="mode">fast or immediate.</param>
    public async Task RestartPostgresAsync(string mode)
    {
        var program = new FileInfo($"/proc/{await PostmasterAsync()}/exe").LinkTarget!;
        var user = await ClusterUser.ForAsync(ClusterHome, CancellationToken.None);
        var log = Path.Combine(ClusterHome, "postgres.log");
        await user.RunAsync(Path.Combine(Path.GetDirectoryName(program)!, "pg_ctl"), ["restart", "--pgdata", Path.Combine(ClusterHome, "cluster"), "--mode", mode, "--wait", "--log", log], CancellationToken.None);
    }

    /// <summary>The connection of the tables' owner.</summary>
    public async Task<string> OwnerAsync()
    {
        await using var cluster = await PrivateCluster.StartOrJoinAsync(folder, TextWriter.Null, CancellationToken.None);
        return cluster.Addresses.Owner;
    }

    public HttpClient Visitor() => new(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = Address };

    /// <summary>A browser of a demonstration account, in its first post.</summary>
    public async Task<HttpClient> SignInAsync(string account)
    {
        var client = Visitor();
        using var answer = await client.PostFormAsync("/account/sign-in", ("Account", account), ("Password", DemonstrationOfficers.Password));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        if (!answer.Headers.Location!.OriginalString.StartsWith("/account/post", StringComparison.Ordinal)) return client;
        var first = (await client.PageAsync("/account/post")).QuerySelector("main button[name=PostId]")!.GetAttribute("value")!;
        using var chosen = await client.PostFormAsync("/account/post", ("PostId", first));
        Assert.Equal(HttpStatusCode.Found, chosen.StatusCode);
        return client;
    }

    /// <summary>Runs a command of the portal beside it.</summary>
    public async Task<(int Code, string Said)> CommandAsync(string command)
    {
        using var process = Process.Start(Run(command))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var wrong = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + wrong);
    }

    /// <summary>Stops it, and it stops its cluster.</summary>
    public async ValueTask DisposeAsync()
    {
        if (portal is not { HasExited: false }) return;
        using var term = Process.Start("kill", ["-TERM", portal.Id.ToString(CultureInfo.InvariantCulture)]);
        await portal.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        portal.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<int> PostmasterAsync() =>
        int.Parse((await File.ReadAllLinesAsync(Path.Combine(ClusterHome, "cluster", "postmaster.pid")))[0], CultureInfo.InvariantCulture);

    private ProcessStartInfo Run(string command)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VillageListsPortal.Web.dll"), command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = PortalSettings.DemonstrationEnvironment;
        start.Environment["PORTAL_DATA"] = folder;
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        foreach (var other in new[] { "PORTAL_DB", "PORTAL_DB_OWNER", "ASPNETCORE_URLS", "PORTAL_BIND" }) start.Environment.Remove(other);
        return start;
    }
}
