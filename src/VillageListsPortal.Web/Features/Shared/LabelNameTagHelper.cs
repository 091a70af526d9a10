using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Tells the summary of what is wrong what a field is called: by its label, or a group of choices by its legend.</summary>
[HtmlTargetElement("label", Attributes = "for")]
[HtmlTargetElement("label", Attributes = "asp-for")]
[HtmlTargetElement("legend")]
[HtmlTargetElement("fieldset")]
public sealed partial class LabelNameTagHelper(FieldNames names) : TagHelper
{
    /// <summary>After the framework's own helpers, which give the label its field.</summary>
    public override int Order => int.MaxValue;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ModelState.IsValid) return; // no summary will ask
        var content = await output.GetChildContentAsync();
        if (output.TagName == "fieldset") names.Legend = null;
        else if (output.TagName == "legend") names.Legend = Words(content.GetContent());
        else if (output.Attributes["for"]?.Value is { } field) names.Label(Plain(field), Words(content.GetContent()));
    }

    /// <summary>The name alone, without what stands behind it: (选填), an explanation.</summary>
    private static string Words(string html) => WebUtility.HtmlDecode(Tag().Replace(Aside().Replace(html, ""), "")).Trim();

    private static string Plain(object attribute)
    {
        if (attribute is not IHtmlContent html) return attribute.ToString() ?? "";
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        html.WriteTo(writer, NullHtmlEncoder.Default);
        return writer.ToString();
    }

    [GeneratedRegex(@"<(small|span class=""optional"").*", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Aside();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
