using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Certificates;

/// <summary>Forms sent by hand: with the hidden fields of the page and what the test says, whatever a browser would make of it.</summary>
public static class RawForm
{
    /// <summary>The hidden fields of a form on a page: antiforgery, idempotency, version.</summary>
    public static async Task<List<(string Name, string Value)>> HiddenAsync(HttpClient client, string path, string form)
    {
        var page = await client.PageAsync(path);
        var element = page.QuerySelector(form);
        Assert.True(element is not null, $"{path} has no {form}");
        return Hidden(element);
    }

    public static List<(string Name, string Value)> Hidden(AngleSharp.Dom.IElement form) =>
        [.. form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Where(i => i.Name is not null && !(i.Value == "false" && form.QuerySelector($"input[type=checkbox][name='{i.Name}']") is not null))
            .Select(i => (i.Name!, i.Value))];

    /// <summary>Opens the page and sends one of its forms with these fields and no other visible ones.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string form, params (string Name, string Value)[] fields)
    {
        var element = (await client.PageAsync(path)).QuerySelector(form);
        Assert.True(element is not null, $"{path} has no {form}");
        return await PostAsync(client, element.GetAttribute("action") is { Length: > 0 } action ? action : path, [.. Hidden(element), .. fields]);
    }

    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await client.PostAsync(address, content);
    }

    /// <summary>Sends fields whose values are percent-encoded already or raw bytes (one a character), so that no encoder mends them.</summary>
    public static async Task<HttpResponseMessage> PostEncodedAsync(HttpClient client, string address, IEnumerable<(string Name, string Encoded)> fields)
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={f.Encoded}"))));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return await client.PostAsync(address, content);
    }

    /// <summary>A token and nothing else, for addresses whose page this officer cannot open.</summary>
    public static async Task<string> AntiforgeryAsync(HttpClient client)
    {
        var page = await client.PageAsync("/verify");
        return page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    public static async Task<string> TextAsync(this HttpResponseMessage answer) =>
        Pages.Parse(await answer.Content.ReadAsStringAsync()).MainPart().Words();
}
