namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>Makes the files of a new cluster. They get their final name last, so that a killed first start begins anew.</summary>
public static class ClusterBirth
{
    public static async Task MakeAsync(
        ClusterPlace place, PostgresInstallation installation, ClusterUser user, ClusterSecrets secrets, bool durable,
        CancellationToken stop)
    {
        var unfinished = place.Files + ".new";
        var password = Path.Combine(place.Home, "superuser.new");
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);

        try
        {
            await WriteAsync(password, secrets[ClusterSecrets.Superuser], user, stop);
            // macOS has no C.UTF-8; plain C sorts the same way.
            var locale = OperatingSystem.IsLinux() ? "C.UTF-8" : "C";
            var made = await user.RunAsync(installation.Program("initdb"),
            [
                "--pgdata", unfinished, "--username", ClusterSecrets.Superuser, "--pwfile", password, "--encoding=UTF8",
                $"--locale={locale}", "--data-checksums", "--auth=scram-sha-256",
                .. durable ? Array.Empty<string>() : ["--no-sync"],
            ], stop);
            if (!made.Succeeded)
                throw new PostgresStartException($"The database's files could not be made in {place.Home}: {LastLine(made.Output)}");
        }
        finally
        {
            File.Delete(password);
        }

        ClusterSettings.Include(unfinished);
        Directory.Move(unfinished, place.Files);
    }

    private static async Task WriteAsync(string path, string password, ClusterUser user, CancellationToken stop)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var writer = new StreamWriter(path, options))
            await writer.WriteLineAsync(password.AsMemory(), stop);
        await user.GiveAsync(path, stop);
    }

    private static string LastLine(string output) => output.Split('\n')[^1];
}
