using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace VillageListsPortal.Benchmarks.Measuring;

/// <summary>A client with one connection, cookies and the antiforgery token of the form it has open; from an address of its own, if told.</summary>
internal sealed partial class Browser(Uri address, string? session = null, IPAddress? from = null) : IDisposable
{
    private readonly HttpClient client = Make(address, session, from);
    private string token = "";

    /// <summary>Reads a page to its end.</summary>
    public async Task<string> GetAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Reads a page to its end without looking at it.</summary>
    public async Task FetchAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        await answer.Content.CopyToAsync(Stream.Null);
    }

    /// <summary>Opens a form: the posts that follow send its antiforgery token.</summary>
    public async Task<string> OpenAsync(string path)
    {
        var page = await GetAsync(path);
        token = Token().Match(page) is { Success: true } found ? found.Groups["token"].Value : throw new InvalidOperationException($"{path} has no form.");
        return page;
    }

    /// <summary>Sends a form, as a browser does.</summary>
    /// <returns>Where the answer leads to.</returns>
    public async Task<string> PostAsync(string path, params IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent([.. fields, KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(path, form);
        if (answer.StatusCode != HttpStatusCode.Found) throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.Location!.OriginalString;
    }

    public void Dispose() => client.Dispose();

    private static HttpClient Make(Uri address, string? session, IPAddress? from)
    {
        var cookies = new CookieContainer();
        if (session is not null) cookies.SetCookies(address, session);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies };
        if (from is not null) handler.ConnectCallback = (context, stop) => ConnectAsync(from, context.DnsEndPoint, stop);
        return new HttpClient(handler) { BaseAddress = address };
    }

    private static async ValueTask<Stream> ConnectAsync(IPAddress from, DnsEndPoint to, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(IPAddress.Parse(to.Host), to.Port, stop);
        return new NetworkStream(socket, ownsSocket: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
