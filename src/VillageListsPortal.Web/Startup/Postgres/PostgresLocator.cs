using Npgsql;

namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>Finds PostgreSQL: a connection string, else installed programs run as a private cluster (product.md, First run).</summary>
public static class PostgresLocator
{
    /// <param name="settings">Read: <c>PORTAL_DB</c>, <c>PORTAL_DB_OWNER</c>, <c>PORTAL_DATA</c>.</param>
    /// <param name="contentRoot">Where the search for the data folder begins.</param>
    /// <param name="log">Gets a line about what is being done.</param>
    /// <param name="join">For commands beside a running portal: use its cluster and leave it running.</param>
    /// <param name="stop">Ends the search.</param>
    public static async Task<LocatedDatabase> LocateAsync(
        IConfiguration settings, string contentRoot, TextWriter log, bool join = false, CancellationToken stop = default)
    {
        if (settings["PORTAL_DB"] is { Length: > 0 } named)
        {
            var owner = settings["PORTAL_DB_OWNER"] is { Length: > 0 } given ? given : named;
            return new LocatedDatabase(new DatabaseAddresses(Checked("PORTAL_DB_OWNER", owner), Checked("PORTAL_DB", named)), null);
        }

        var folder = DataFolder.Find(settings, contentRoot);
        var cluster = join
            ? await PrivateCluster.StartOrJoinAsync(folder, log, stop)
            : await PrivateCluster.StartAsync(folder, log, stop);
        return new LocatedDatabase(cluster.Addresses, cluster);
    }

    /// <summary>The installation of that major version, or of the highest where none is asked for.</summary>
    /// <exception cref="PostgresNotFoundException">None is installed.</exception>
    public static async Task<PostgresInstallation> FindAsync(
        int? major, CancellationToken stop, IEnumerable<string>? folders = null)
    {
        var all = new List<PostgresInstallation>();
        foreach (var folder in folders ?? PostgresFolders.OfThisSystem())
        {
            if (await PostgresInstallation.InAsync(folder, stop) is { } found)
                all.Add(found);
        }

        if (all.Count == 0)
            throw new PostgresNotFoundException(InstallAdvice.Sentence());

        // OrderBy is stable: of equal versions the one on PATH wins.
        return all.Where(one => major is null || one.Major == major).OrderByDescending(one => one.Major).FirstOrDefault()
            ?? throw new PostgresStartException(
                $"The data folder was written by PostgreSQL {major}, but only version "
                + $"{string.Join(", ", all.Select(one => one.Major).Distinct())} is installed; install postgresql-{major}, "
                + "or move the data over as docs/operations.md says under Upgrade.");
    }

    private static string Checked(string setting, string value)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(value).ConnectionString;
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The value itself holds a password and is not repeated.
            throw new PostgresStartException(
                $"{setting} is not a connection string of the form Host=…;Database=…;Username=…;Password=….", malformed);
        }
    }
}
