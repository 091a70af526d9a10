using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Certificates;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>A gigabyte of zeros, sent as a file of a form until the server has had enough.</summary>
/// <param name="server">The portal.</param>
/// <param name="account">Who sends it; null for a visitor.</param>
public sealed class Flood(Uri server, string? account)
{
    public const long Gigabyte = 1L << 30;

    private const string Boundary = "knock";
    private static readonly byte[] Zeros = new byte[64 * 1024];
    private static readonly byte[] Piece = [.. "10000\r\n"u8, .. Zeros, .. "\r\n"u8];

    /// <summary>Sends it; what was taken and what was answered.</summary>
    /// <param name="address">Where the form goes.</param>
    /// <param name="saysHowMuch">Whether it says beforehand how much it is, as browsers do.</param>
    public async Task<(long Sent, string Answer)> SendAsync(string address, bool saysHowMuch)
    {
        var (cookies, token) = await SessionAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        var stream = client.GetStream(); // goes with the client
        var length = saysHowMuch ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Gigabyte}") : "Transfer-Encoding: chunked";
        var (type, head) = address.StartsWith("/api", StringComparison.Ordinal) ? ("application/json", "{\"title\":\"") : ($"multipart/form-data; boundary={Boundary}", HeadOf(token));
        var begin = saysHowMuch ? head : string.Create(CultureInfo.InvariantCulture, $"{head.Length:X}\r\n{head}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {address} HTTP/1.1\r\nHost: {server.Authority}\r\nCookie: {cookies}\r\nContent-Type: {type}\r\n{length}\r\n\r\n{begin}"));
        var began = new TaskCompletionSource();
#pragma warning disable CA2025 // awaited before the client goes
        var answer = ReadAsync(stream, began);
#pragma warning restore CA2025
        var sent = 0L;
        try
        {
            for (var piece = saysHowMuch ? Zeros : Piece; sent < Gigabyte && !began.Task.IsCompleted; sent += piece.Length) await stream.WriteAsync(piece).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (IOException)
        {
            // cut off
        }

        return (sent, await answer.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private static string HeadOf(string token) =>
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n"
        + $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"paper.pdf\"\r\nContent-Type: application/pdf\r\n\r\n";

    /// <summary>All that comes, to the end of the page.</summary>
    private static async Task<string> ReadAsync(NetworkStream stream, TaskCompletionSource began)
    {
        var (buffer, text) = (new byte[64 * 1024], new StringBuilder());
        try
        {
            while (!IsWhole(text.ToString()) && await stream.ReadAsync(buffer) is > 0 and var read)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
                began.TrySetResult();
            }
        }
        catch (IOException)
        {
            // closed on us
        }

        began.TrySetResult();
        return text.ToString();
    }

    private static bool IsWhole(string text) => text.Contains("</html>", StringComparison.Ordinal) || text.EndsWith('}') || text.EndsWith("}\r\n0\r\n\r\n", StringComparison.Ordinal);

    private async Task<(string Cookies, string Token)> SessionAsync()
    {
        var jar = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true, CookieContainer = jar }) { BaseAddress = server };
        if (account is not null)
        {
            using var signedIn = await client.PostFormAsync("/account/sign-in", ("Account", account), ("Password", DemonstrationOfficers.Password));
            Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        }

        return (jar.GetCookieHeader(server), await RawForm.AntiforgeryAsync(client));
    }
}
