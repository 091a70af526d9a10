using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Data stay Chinese in every interface language; a screen reader is told where (settled S31).</summary>
public static partial class Chinese
{
    public const string Language = "zh-CN";

    /// <summary>Whether the interface is Chinese.</summary>
    public static bool IsInterface => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>A sentence of the interface that names data: the Chinese parts of an English one are marked as Chinese.</summary>
    public static IHtmlContent Marked(string? text)
    {
        if (IsInterface || string.IsNullOrEmpty(text) || !Run().IsMatch(text)) return new HtmlString(HtmlEncoder.Default.Encode(text ?? ""));
        var (html, at) = (new HtmlContentBuilder(), 0);
        foreach (Match run in Run().Matches(text))
        {
            html.Append(text[at..run.Index]).AppendHtml($"<span lang=\"{Language}\">").Append(run.Value).AppendHtml("</span>");
            at = run.Index + run.Length;
        }

        return html.Append(text[at..]);
    }

    /// <summary>The title of an item: in English its English title first, where it has one.</summary>
    public static IHtmlContent Titled(string title, string? english)
    {
        if (IsInterface) return new HtmlContentBuilder().Append(title);
        var html = new HtmlContentBuilder();
        if (!string.IsNullOrEmpty(english)) html.AppendHtml(Marked(english + " "));
        return html.AppendHtml($"<span class=\"original\" lang=\"{Language}\">").Append(title).AppendHtml("</span>");
    }

    /// <summary>The title of an item where there is room for one only, such as a choice or the window's title.</summary>
    public static string Title(string title, string? english) => IsInterface || string.IsNullOrEmpty(english) ? title : english;

    // Digits and middle dots belong to the Chinese around them: 统景江口村证〔2026〕12号, 阿卜杜拉·买买提.
    [GeneratedRegex(@"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\uD840-\uDBFF\uDC00-\uDFFF](?:[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\uD840-\uDBFF\uDC00-\uDFFF0-9·*.-]*[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\uD840-\uDBFF\uDC00-\uDFFF*])?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Run();
}
