using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Puts the page's idempotency token (settled S22) and the post it was opened in into every form that posts.</summary>
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
        if (!string.Equals(Method, "post", StringComparison.OrdinalIgnoreCase) || View.ViewData.Model is not PortalPage || IsSearch(output)) return;
        output.PostContent.AppendHtml(Hidden(nameof(PortalPage.IdempotencyToken), Guid.CreateVersion7())); // each form its own: who goes back and sends another form of the page does another thing
        if (View.HttpContext.FindOfficer() is { } officer) output.PostContent.AppendHtml(Hidden(nameof(PortalPage.FormPost), officer.PostId));
    }

    private static TagBuilder Hidden(string name, Guid value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "hidden";
        input.Attributes["name"] = name;
        input.Attributes["value"] = value.ToString();
        return input;
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
