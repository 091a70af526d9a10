using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>A form as some page has it: where it goes, its fields with what a person might have entered.</summary>
public sealed partial record FoundForm(string Page, string Selector, string Action, bool Posts, IReadOnlyList<FoundField> Fields)
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>Forms that differ only in whose they are have one name.</summary>
    public string Name => $"{(Posts ? "POST" : "GET")} {Ids().Replace(Where, "*")} [{string.Join(' ', Fields.Select(f => Ids().Replace(f.Name, "*")).Distinct(StringComparer.Ordinal))}]";

    /// <summary>Path and handler; what else is in the query says on which page the form stands.</summary>
    private string Where => Action.Split('?') is [var path, var query] && query.Split('&').FirstOrDefault(q => q.StartsWith("handler=", StringComparison.Ordinal)) is { } handler ? $"{path}?{handler}" : Action.Split('?')[0];

    /// <summary>Every form of the page, the header's and the footer's too.</summary>
    public static IEnumerable<FoundForm> On(string page, IHtmlDocument document) =>
        document.QuerySelectorAll("form").OfType<IHtmlFormElement>().Select((form, n) => Of(page, n, form)).Where(f => f.Fields.Count > 0);

    private static FoundForm Of(string page, int n, IHtmlFormElement form)
    {
        var action = form.GetAttribute("action") is { Length: > 0 } address ? address : page;
        var fields = form.QuerySelectorAll("input[name], textarea[name], select[name], button[name]").GroupBy(e => e.GetAttribute("name")!, StringComparer.Ordinal)
            .Select(same => FieldOf(same.Key, [.. same])).ToList();
        return new(page, $"form:{n}", action, string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase), fields);
    }

    private static FoundField FieldOf(string name, IReadOnlyList<IElement> same)
    {
        var first = same.FirstOrDefault(e => e is not IHtmlInputElement { Type: "hidden" }) ?? same[0];
        var hidden = first is IHtmlInputElement { Type: "hidden" } or IHtmlButtonElement;
        return new(name, ValueOf(first), hidden, name == Token);
    }

    private static string ValueOf(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.Value,
        IHtmlInputElement { Type: "hidden" } hidden => hidden.Value,
        IHtmlInputElement { Type: "date" } day => day.Value is { Length: > 0 } said ? said : "2026-03-02",
        IHtmlInputElement { Type: "password" } => "four herons over the river",
        IHtmlInputElement { Type: "number" } number => number.Value is { Length: > 0 } said ? said : "3",
        IHtmlInputElement input => input.Value is { Length: > 0 } said ? said : "张三丰",
        IHtmlTextAreaElement area => area.Value is { Length: > 0 } said ? said : "理由充分",
        IHtmlSelectElement select => select.Options.Select(o => o.Value).FirstOrDefault(v => v.Length > 0) ?? "",
        IHtmlButtonElement button => button.Value,
        _ => "",
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}

/// <summary>A field of a form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it holds or somebody might enter.</param>
/// <param name="IsHidden">Not for people: hidden, or the button pressed.</param>
/// <param name="IsToken">The antiforgery token.</param>
public sealed record FoundField(string Name, string Value, bool IsHidden, bool IsToken);
