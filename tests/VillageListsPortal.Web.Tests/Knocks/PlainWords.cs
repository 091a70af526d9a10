using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Knocks;

/// <summary>An answer to a person, however hard the knock: a page with a sentence, nothing of the machine behind it.</summary>
public static partial class PlainWords
{
    private static readonly string[] Machine = ["Exception", "Npgsql", "PostgreSQL", "   at ", ".cs:line", "No space left"];

    public static void Require(HttpStatusCode status, string html) => Assert.Null(WrongWith(status, html));

    /// <summary>What a person would miss in the answer; null where all is well.</summary>
    public static string? WrongWith(HttpStatusCode status, string html)
    {
        if (Array.Find(Machine, word => html.Contains(word, StringComparison.Ordinal)) is { } shown) return $"{(int)status} shows “{shown}”";
        if ((int)status < 400) return null;
        var page = Pages.Parse(html);
        var said = Said(page);
        if (said.Count == 0 && status != HttpStatusCode.UnprocessableEntity) said = OfErrorPage(page); // a form that comes back says what is wrong with it
        if (said.Count == 0) return $"{(int)status} says nothing: {page.Body?.TextContent.Trim()}";
        return said.FirstOrDefault(s => !IsSentence(page, s)) is { } poor ? $"{(int)status} says “{poor}”" : null;
    }

    /// <summary>Above the form, at its fields, or on the page that speaks for a form that has no page of its own.</summary>
    private static List<string> Said(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("#problems li").Select(e => e.Words()), .. page.QuerySelectorAll(".field-validation-error, main [role=alert]:not(#problems), #said").Select(e => e.Words()).Where(s => s.Length > 0)];

    /// <summary>Its title and what to do next.</summary>
    private static List<string> OfErrorPage(IHtmlDocument page) => page.QuerySelector("main h1") is { } title && page.QuerySelector("main p") is { } text ? [title.Words(), text.Words()] : [];

    /// <summary>On a Chinese page the words are Chinese: those of the framework would not be.</summary>
    private static bool IsSentence(IHtmlDocument page, string said) => said.Length > 0 && (page.DocumentElement.GetAttribute("lang") != "zh-CN" || Han().IsMatch(said));

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Han();
}
