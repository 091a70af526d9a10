using System.Net;
using System.Net.Sockets;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>Browsers at addresses of their own: the public rate limit counts by address.</summary>
public static class Places
{
    private static int taken = 1;

    /// <summary>A visitor who comes from a loopback address that nobody else has, with the session of another client if one is given.</summary>
    public static HttpClient VisitorElsewhere(this PortalFixture portal, HttpClient? session = null)
    {
        var n = Interlocked.Increment(ref taken);
        var from = new IPEndPoint(new IPAddress([127, 0, (byte)(1 + (n / 250)), (byte)(1 + (n % 250))]), 0);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (context, stop) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(from);
                await socket.ConnectAsync(context.DnsEndPoint, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new HttpClient(handler) { BaseAddress = portal.Address };
        if (session?.DefaultRequestHeaders.TryGetValues("Cookie", out var cookies) == true) client.DefaultRequestHeaders.Add("Cookie", cookies);
        return client;
    }
}
