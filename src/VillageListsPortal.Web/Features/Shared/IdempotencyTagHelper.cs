using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Puts the page's idempotency token into every form that posts (settled S22).</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class IdempotencyTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    [HtmlAttributeName("method")]
    public string Method { get; set; } = "get";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("method", Method);
        if (!string.Equals(Method, "post", StringComparison.OrdinalIgnoreCase) || View.ViewData.Model is not PortalPage page || IsSearch(output)) return;
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "hidden";
        input.Attributes["name"] = nameof(PortalPage.IdempotencyToken);
        input.Attributes["value"] = page.IdempotencyToken.ToString();
        output.PostContent.AppendHtml(input);
    }

    /// <summary>A search creates nothing.</summary>
    private static bool IsSearch(TagHelperOutput output) => output.Attributes.TryGetAttribute("role", out var role) && role.Value?.ToString() == "search";
}

/// <summary>Gives every script element the nonce that the policy of this response allows.</summary>
[HtmlTargetElement("script")]
public sealed class NonceTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute("nonce", View.HttpContext.Items[Security.SecurityHeaders.NonceKey]);
}
