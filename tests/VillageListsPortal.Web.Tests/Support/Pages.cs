using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>Reads pages as a browser would: by text and role, forms with all their hidden fields.</summary>
public static class Pages
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}");
        return Parse(text);
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>Sends a form of a page with its hidden fields and what was entered.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, string pagePath, IHtmlFormElement form, params (string Name, string Value)[] entered)
    {
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(i => (i.Name!, i.Value)).Concat(entered);
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await client.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : pagePath, content);
    }

    public static string Words(this IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static IElement MainPart(this IHtmlDocument page) => page.QuerySelector("main")!;

    public static async Task<System.Text.Json.JsonElement> JsonAsync(this HttpClient client, string path) =>
        await client.GetFromJsonAsync<System.Text.Json.JsonElement>(path);
}
