using System.Globalization;

namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>
/// Our part of the server's configuration, written at each start. An operator's own settings belong into
/// <c>ALTER SYSTEM</c>, which wins over it.
/// </summary>
public static class ClusterSettings
{
    private const string FileName = "portal.conf";

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Makes the server's own configuration read ours; once, after the cluster was made.</summary>
    public static void Include(string files) =>
        File.AppendAllText(Path.Combine(files, "postgresql.conf"), $"\ninclude_if_exists = '{FileName}'\n");

    public static void Write(ClusterPlace place, ClusterAddress address, bool durable)
    {
        var (path, text) = (Path.Combine(place.Files, FileName), Text(address, durable));
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return; // on a full disk writing it again would empty it
        File.WriteAllText(path, text);
        // Root wrote it and the server's user reads it; the folder around it is closed to all others.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, Readable);
    }

    public static string Text(ClusterAddress address, bool durable) => string.Create(CultureInfo.InvariantCulture, $"""
        # Written by the portal at each start; use ALTER SYSTEM for settings of your own.
        listen_addresses = '{(address.IsSocket ? "" : address.Host)}'
        port = {address.Port}
        unix_socket_directories = '{(address.IsSocket ? Quoted(address.Host) : "")}'
        unix_socket_permissions = 0700
        password_encryption = 'scram-sha-256'
        max_connections = 200
        shared_buffers = '128MB'
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        logging_collector = off
        log_checkpoints = off
        log_line_prefix = '%m [%p] '
        # Statements carry names and identity numbers, which do not belong into a log.
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_parameter_max_length_on_error = 0
        fsync = {(durable ? "on" : "off")}
        synchronous_commit = {(durable ? "on" : "off")}
        full_page_writes = {(durable ? "on" : "off")}

        """);

    // The setting is a list: quoted once as a list's member, once as a value.
    private static string Quoted(string folder) => $"\"{folder}\"".Replace("'", "''", StringComparison.Ordinal);
}
