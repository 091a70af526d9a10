using AngleSharp.Html.Dom;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>Fills and sends forms as a browser without JavaScript would.</summary>
public static class Forms
{
    /// <summary>Opens the page, fills its posting form (the first that has these fields) and sends it with everything it held.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string path, params (string Name, string Value)[] entered)
    {
        using var answer = await client.GetAsync(path);
        var page = Pages.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True((int)answer.StatusCode < 400 || page.QuerySelector("main form[method=post]") is not null, $"{path} answered {(int)answer.StatusCode}");
        return await client.PostFormAsync(path, page, entered);
    }

    /// <summary>Fills and sends the form of a page that is open already.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string path, IHtmlDocument page, params (string Name, string Value)[] entered)
    {
        var forms = page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>().ToList();
        var form = forms.Find(f => entered.All(e => f.QuerySelector($"[name='{e.Name}']") is not null)) ?? forms.FirstOrDefault();
        Assert.True(form is not null, $"{path} has no form that posts");
        using var content = new FormUrlEncodedContent(ValuesOf(form, entered));
        return await client.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : path, content);
    }

    private static IEnumerable<KeyValuePair<string, string>> ValuesOf(IHtmlFormElement form, (string Name, string Value)[] entered)
    {
        var names = entered.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var element in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var name = element.GetAttribute("name")!;
            if (names.Contains(name)) continue;
            var value = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement { Type: "submit" or "button" or "file" } => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (value is not null) yield return KeyValuePair.Create(name, value);
        }

        foreach (var (name, value) in entered) yield return KeyValuePair.Create(name, value);
    }
}
