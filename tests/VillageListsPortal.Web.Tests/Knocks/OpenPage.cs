using System.Net;
using AngleSharp.Html.Dom;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>A page as somebody finds it.</summary>
/// <param name="Who">A role, or a visitor.</param>
/// <param name="Address">Its address.</param>
/// <param name="Led">Where a form stands only on the answer to another one: sends that.</param>
public sealed record OpenPage(string Who, string Address, Func<HttpClient, Task<HttpResponseMessage>>? Led = null)
{
    /// <summary>The page; null where it is not shown.</summary>
    public async Task<IHtmlDocument?> OpenAsync(HttpClient client)
    {
        using var answer = Led is null ? await client.GetAsync(Address) : await Led(client);
        return answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "text/html" ? Pages.Parse(await answer.Content.ReadAsStringAsync()) : null;
    }
}
