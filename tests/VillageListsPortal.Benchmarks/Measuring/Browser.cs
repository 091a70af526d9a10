using System.Net;
using System.Text.RegularExpressions;

namespace VillageListsPortal.Benchmarks.Measuring;

/// <summary>A client with one connection, cookies and the antiforgery token of the form it has open.</summary>
internal sealed partial class Browser(Uri address, string? session = null) : IDisposable
{
    private readonly HttpClient client = Make(address, session);
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

    private static HttpClient Make(Uri address, string? session)
    {
        var cookies = new CookieContainer();
        if (session is not null) cookies.SetCookies(address, session);
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
