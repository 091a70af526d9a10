using System.Globalization;

namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>Who the server runs as. PostgreSQL refuses root, so root lends it another user; anybody else runs it himself.</summary>
public sealed record ClusterUser(string Name, int? Uid, int? Gid)
{
    private const string Accounts = "/etc/passwd";

    /// <summary>The owner of a cluster that is there already, else <c>postgres</c>, else <c>nobody</c>.</summary>
    public static async Task<ClusterUser> ForAsync(string home, CancellationToken stop)
    {
        if (!Environment.IsPrivilegedProcess)
            return new ClusterUser(Environment.UserName, null, null);
        if (!OperatingSystem.IsLinux())
            throw new PostgresStartException("PostgreSQL does not run as the administrator; start the portal as an ordinary user.");

        return await OwnerAsync(home, stop) ?? Lookup(Accounts, "postgres", "nobody")
            ?? throw new PostgresStartException(
                "PostgreSQL does not run as root and this system has neither a user postgres nor a user nobody; "
                + "start the portal as an ordinary user.");
    }

    /// <summary>Runs a program as this user.</summary>
    public Task<CommandResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken stop) =>
        Uid is null
            ? Command.RunAsync(program, arguments, stop)
            : Command.RunAsync("setpriv", [$"--reuid={Uid}", $"--regid={Gid}", "--clear-groups", "--", program, .. arguments], stop);

    /// <summary>Gives a file or folder of ours to this user.</summary>
    public async Task GiveAsync(string path, CancellationToken stop)
    {
        if (Uid is null)
            return;
        var given = await Command.RunAsync("chown", [$"{Uid}:{Gid}", path], stop);
        if (!given.Succeeded)
            throw new PostgresStartException($"{path} could not be given to user {Name}: {given.Output}");
    }

    public async Task<bool> CanReachAsync(string folder, CancellationToken stop) =>
        (await RunAsync("test", ["-x", folder], stop)).Succeeded;

    /// <summary>The first of the names that has an account.</summary>
    public static ClusterUser? Lookup(string accounts, params string[] names)
    {
        var lines = File.ReadLines(accounts).Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        return names.Select(name => lines.Find(fields => string.Equals(fields[0], name, StringComparison.Ordinal)))
            .OfType<string[]>()
            .Select(fields => new ClusterUser(fields[0], Number(fields[2]), Number(fields[3])))
            .FirstOrDefault();
    }

    private static async Task<ClusterUser?> OwnerAsync(string home, CancellationToken stop)
    {
        if (!Directory.Exists(home))
            return null;
        var owner = await Command.RunAsync("stat", ["-L", "-c", "%U %u %g", home], stop);
        var fields = owner.Output.Split(' ');
        // A home of root's own is one that was left before it was given away.
        return owner.Succeeded && fields is [var name, var uid, var gid] && Number(uid) != 0
            ? new ClusterUser(name, Number(uid), Number(gid))
            : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
