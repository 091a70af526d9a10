using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>Text in which each item code leads to its page: 见ZM-01.</summary>
[HtmlTargetElement("code-links", TagStructure = TagStructure.WithoutEndTag)]
public sealed partial class CodeLinksTagHelper : TagHelper
{
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var (text, at) = (Text ?? "", 0);
        foreach (var code in Code().EnumerateMatches(text))
        {
            var found = text.Substring(code.Index, code.Length);
            if (ItemCode.KindOf(found) is null) continue;
            output.Content.Append(text[at..code.Index]);
            output.Content.AppendHtml($"<a href=\"{ListKinds.Href(found)}\">{found}</a>"); // a code is two letters, a hyphen and digits
            at = code.Index + code.Length;
        }

        output.Content.Append(text[at..]);
    }

    [GeneratedRegex("[A-Z]{2}-[0-9]{2,3}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Code();
}
