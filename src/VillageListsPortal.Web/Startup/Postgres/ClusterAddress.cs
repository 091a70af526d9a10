using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>
/// Where a private cluster listens: on a socket in its own folder, which no other user of the machine can enter.
/// A path that no socket can have leaves TCP on the loopback; passwords are asked for either way.
/// </summary>
public sealed record ClusterAddress(string Host, int Port)
{
    private const int SocketPort = 5432; // only a part of the socket's file name
    private const int LongestSocketPath = 103; // sun_path of macOS, the shorter one

    public bool IsSocket => Host.StartsWith('/');

    public static ClusterAddress For(ClusterPlace place) =>
        FitsASocket(place.Sockets)
            ? new ClusterAddress(place.Sockets, SocketPort)
            : new ClusterAddress("127.0.0.1", FreePort());

    public static ClusterAddress Of(PostmasterFile running) =>
        running.Sockets.Length > 0
            ? new ClusterAddress(running.Sockets, running.Port)
            : new ClusterAddress("127.0.0.1", running.Port);

    public string ConnectionString(string database, string user, ClusterSecrets secrets) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = Host,
            Port = Port,
            Database = database,
            Username = user,
            Password = secrets[user],
            ApplicationName = "village-lists-portal",
        }.ConnectionString;

    // A comma separates hosts in connection strings.
    private static bool FitsASocket(string folder) =>
        !folder.Contains(',', StringComparison.Ordinal)
        && Encoding.UTF8.GetByteCount($"{folder}/.s.PGSQL.{SocketPort}") <= LongestSocketPath;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
