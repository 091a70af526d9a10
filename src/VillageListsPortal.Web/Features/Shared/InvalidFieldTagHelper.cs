using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>A field with an error says so to everyone: a red border, aria-invalid, and its sentence as description (WCAG 3.3.1).</summary>
[HtmlTargetElement("input", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("input", Attributes = "asp-for", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select", Attributes = "name")]
[HtmlTargetElement("select", Attributes = "asp-for")]
[HtmlTargetElement("textarea", Attributes = "name")]
[HtmlTargetElement("textarea", Attributes = "asp-for")]
public sealed class InvalidFieldTagHelper : TagHelper
{
    /// <summary>After the framework's own helpers, which give the element its name.</summary>
    public override int Order => int.MaxValue;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>The id of the sentence about a field.</summary>
    public static string SentenceOf(string field) => TagBuilder.CreateSanitizedId(field, "_") + "-error";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (output.Attributes["name"]?.Value?.ToString() is not { Length: > 0 } name || View.ModelState[name] is not { Errors.Count: > 0 }) return;
        output.Attributes.SetAttribute("aria-invalid", "true");
        var described = output.Attributes["aria-describedby"]?.Value?.ToString();
        output.Attributes.SetAttribute("aria-describedby", string.IsNullOrEmpty(described) ? SentenceOf(name) : $"{described} {SentenceOf(name)}");
        var classes = output.Attributes["class"]?.Value?.ToString() ?? "";
        if (!classes.Contains("input-validation-error", StringComparison.Ordinal)) output.Attributes.SetAttribute("class", $"{classes} input-validation-error".Trim());
    }
}

/// <summary>Gives the sentence about a field the id that the field's description names.</summary>
[HtmlTargetElement("span", Attributes = "asp-validation-for")]
public sealed class FieldSentenceTagHelper : TagHelper
{
    public override int Order => int.MaxValue;

    [HtmlAttributeName("asp-validation-for")]
    public ModelExpression For { get; set; } = null!;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute("id", InvalidFieldTagHelper.SentenceOf(View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name)));
}
