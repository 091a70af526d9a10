using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>A form as some page has it and one of its buttons sends it: where it goes, its fields with what a person might have entered.</summary>
/// <param name="Page">Where it stands.</param>
/// <param name="Action">Where it goes.</param>
/// <param name="Posts">Whether it posts.</param>
/// <param name="HasFiles">Whether it is sent in parts.</param>
/// <param name="IsMain">Whether its button is the first of that name; the others do a like thing with the same fields.</param>
/// <param name="Fields">Its fields.</param>
public sealed partial record FoundForm(OpenPage Page, string Action, bool Posts, bool HasFiles, bool IsMain, IReadOnlyList<FoundField> Fields)
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>Of buttons that differ only in what they are about, the first ones tell as much as all.</summary>
    private const int MostButtons = 3;

    /// <summary>Forms that differ only in whose they are have one name.</summary>
    public string Name => $"{(Posts ? "POST" : "GET")} {Ids().Replace(Where, "*")} [{string.Join(' ', Fields.Select(f => Ids().Replace(f.Kind == FieldKind.Button ? $"{f.Name}={f.Value}" : f.Name, "*")).Distinct(StringComparer.Ordinal))}]";

    /// <summary>Path and handler; what else is in the query says on which page the form stands.</summary>
    private string Where => Action.Split('?') is [var path, var query] && query.Split('&').FirstOrDefault(q => q.StartsWith("handler=", StringComparison.Ordinal)) is { } handler ? $"{path}?{handler}" : Action.Split('?')[0];

    /// <summary>Every form of the page, the header's and the footer's too, once for each of its buttons and for the scripts that send it while one types.</summary>
    public static IEnumerable<FoundForm> On(OpenPage page, IHtmlDocument document) =>
        document.QuerySelectorAll("form").OfType<IHtmlFormElement>().SelectMany(form => Of(page, form)).Where(f => f.Fields.Count > 0);

    private static IEnumerable<FoundForm> Of(OpenPage page, IHtmlFormElement form)
    {
        var action = form.GetAttribute("action") is { Length: > 0 } address ? address : page.Address;
        var posts = string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase);
        var files = string.Equals(form.GetAttribute("enctype"), "multipart/form-data", StringComparison.OrdinalIgnoreCase);
        var fields = form.QuerySelectorAll("input[name], textarea[name], select[name]").GroupBy(e => e.GetAttribute("name")!, StringComparer.Ordinal).Select(same => FieldOf(same.Key, [.. same])).ToList();
        var names = new HashSet<(string?, string?)>();
        foreach (var button in ButtonsOf(form))
        {
            var pressed = button?.GetAttribute("name") is { } name ? [new FoundField(name, button.GetAttribute("value") ?? "", FieldKind.Button)] : Array.Empty<FoundField>();
            yield return new(page, button?.GetAttribute("formaction") ?? action, posts, files, names.Add((button?.GetAttribute("name"), button?.GetAttribute("formaction"))), [.. fields.Where(f => pressed.All(p => p.Name != f.Name)), .. pressed]);
        }

        foreach (var script in new[] { "data-ahead", "data-preview" })
        {
            if (form.GetAttribute(script) is { } other) yield return new(page, other, posts, files, true, fields);
        }
    }

    /// <summary>Null for a form without a button of its own.</summary>
    private static IEnumerable<IElement?> ButtonsOf(IHtmlFormElement form)
    {
        var buttons = form.QuerySelectorAll("button:not([type=button])").DistinctBy(b => (b.GetAttribute("name"), b.GetAttribute("value"), b.GetAttribute("formaction"))).ToList();
        if (buttons.Count == 0) return [null];
        return buttons.GroupBy(b => b.GetAttribute("name"), StringComparer.Ordinal).SelectMany(same => same.Count() > MostButtons && same.All(b => IsAbout(b)) ? same.Take(1) : same);
    }

    /// <summary>Whether the button names a part of the form rather than what to do with it.</summary>
    private static bool IsAbout(IElement button) => button.GetAttribute("name") is "part" or "PostId" or "Remove";

    private static FoundField FieldOf(string name, IReadOnlyList<IElement> same)
    {
        var first = same.FirstOrDefault(e => e is not IHtmlInputElement { Type: "hidden" }) ?? same[0];
        return new(name, ValueOf(first), first switch
        {
            _ when name == Token => FieldKind.Token,
            IHtmlInputElement { Type: "hidden" } => FieldKind.Hidden,
            IHtmlInputElement { Type: "file" } => FieldKind.File,
            IHtmlSelectElement or IHtmlInputElement { Type: "checkbox" or "radio" or "date" } => FieldKind.Chosen,
            _ => FieldKind.Typed,
        });
    }

    private static string ValueOf(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.Value,
        IHtmlInputElement { Type: "hidden" } hidden => hidden.Value,
        IHtmlInputElement { Type: "file" } file => file.GetAttribute("accept") ?? "",
        IHtmlInputElement { Type: "date" } day => day.Value is { Length: > 0 } said ? said : "2026-03-02",
        IHtmlInputElement { Type: "password" } => "four herons over the river",
        IHtmlInputElement { Type: "number" } number => number.Value is { Length: > 0 } said ? said : "3",
        IHtmlInputElement input => input.Value is { Length: > 0 } said ? said : "张三丰",
        IHtmlTextAreaElement area => area.Value is { Length: > 0 } said ? said : "理由充分",
        IHtmlSelectElement select => select.Options.Select(o => o.Value).FirstOrDefault(v => v.Length > 0) ?? "",
        _ => "",
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}

/// <summary>How a field gets its value.</summary>
public enum FieldKind
{
    /// <summary>People type it.</summary>
    Typed,

    /// <summary>They choose it among what is offered.</summary>
    Chosen,

    /// <summary>A file that they choose.</summary>
    File,

    /// <summary>By the page.</summary>
    Hidden,

    /// <summary>By the button pressed.</summary>
    Button,

    /// <summary>The antiforgery token.</summary>
    Token,
}

/// <summary>A field of a form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it holds or somebody might enter; of a file which ones are taken.</param>
/// <param name="Kind">How it gets its value.</param>
public sealed record FoundField(string Name, string Value, FieldKind Kind);
