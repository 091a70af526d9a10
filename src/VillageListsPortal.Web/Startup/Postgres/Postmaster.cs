namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>Starts and stops the server process of a cluster.</summary>
public sealed class Postmaster(ClusterPlace place, PostgresInstallation installation, ClusterUser user, bool durable)
{
    private const int LogKept = 10 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // Each means: the last server died a moment ago and its parts have not all noticed yet.
    private static readonly string[] Passing =
    [
        "lock file \"postmaster.pid\" already exists", "pre-existing shared memory block", "Address already in use", ".lock\" already exists",
    ];

    /// <summary>The server that runs on these files, if one does.</summary>
    public PostmasterFile? Running() => PostmasterFile.Read(place) is { } file && file.IsAlive() ? file : null;

    /// <param name="again">The address that connections already know; null for a first start.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="PostgresStartException">It does not start.</exception>
    public async Task<ClusterAddress> StartAsync(ClusterAddress? again, CancellationToken stop)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            if (PostmasterFile.Read(place) is { } left && !left.IsAlive())
                left.Forget();

            var address = again ?? ClusterAddress.For(place); // anew each time, as a free port may be taken by now
            var said = await TryStartAsync(address, stop);
            if (said is null)
                return address;
            if (Running() is { } other)
                return ClusterAddress.Of(other); // it was just starting when we looked
            if (waited > Patience || !Passing.Any(sign => said.Contains(sign, StringComparison.Ordinal)))
                throw new PostgresStartException($"PostgreSQL did not start: {Reason(said)}; its log is {place.Log}");
            await Task.Delay(Pause, stop);
        }
    }

    /// <summary>Ends all connections and stops; a server that takes too long is stopped hard and recovers at its next start.</summary>
    public async Task StopAsync()
    {
        if (!(await ControlAsync("stop", ["--mode=fast", "--wait", "--timeout=30"], CancellationToken.None)).Succeeded && Running() is not null)
            await ControlAsync("stop", ["--mode=immediate", "--wait", "--timeout=30"], CancellationToken.None);
    }

    /// <summary>Null when it runs, else what it said.</summary>
    private async Task<string?> TryStartAsync(ClusterAddress address, CancellationToken stop)
    {
        ClusterSettings.Write(place, address, durable);
        if (address.IsSocket)
            await user.RunAsync("mkdir", ["-p", "-m", "700", place.Sockets], stop);
        if (File.Exists(place.Log) && new FileInfo(place.Log).Length > LogKept)
            File.Move(place.Log, place.Log + ".old", overwrite: true);

        var before = File.Exists(place.Log) ? new FileInfo(place.Log).Length : 0;
        // Not cancelled half way: a server that starts a moment later would belong to nobody.
        var started = await ControlAsync("start", ["--wait", "--timeout=120", "--log", place.Log], CancellationToken.None);
        if (started.Succeeded)
            return null;
        var log = await ReadFromAsync(before);
        return log.Length > 0 ? log : started.Output;
    }

    private Task<CommandResult> ControlAsync(string verb, string[] options, CancellationToken stop) =>
        user.RunAsync(installation.Program("pg_ctl"), [verb, "--pgdata", place.Files, .. options], stop);

    private async Task<string> ReadFromAsync(long position)
    {
        if (!File.Exists(place.Log))
            return "";
        await using var log = new FileStream(place.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = position;
        using var reader = new StreamReader(log);
        return await reader.ReadToEndAsync();
    }

    private static string Reason(string said)
    {
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var told = lines.LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "it gave no reason";
        return told[(told.IndexOf("FATAL:", StringComparison.Ordinal) is >= 0 and var at ? at + "FATAL:".Length : 0)..].Trim();
    }
}
