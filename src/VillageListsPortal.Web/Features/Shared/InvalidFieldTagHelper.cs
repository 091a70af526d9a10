using System.Globalization;
using Microsoft.AspNetCore.Html;
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
public sealed class InvalidFieldTagHelper(FieldNames names) : TagHelper
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
        if (Text(output, "name") is not { Length: > 0 } name || View.ModelState[name] is not { Errors.Count: > 0 }) return;
        if (Text(output, "id") is { Length: > 0 } id) names.Field(name, id, IsChoice(output) ? names.Legend : Text(output, "aria-label"));
        output.Attributes.SetAttribute("aria-invalid", "true");
        var described = Text(output, "aria-describedby");
        output.Attributes.SetAttribute("aria-describedby", string.IsNullOrEmpty(described) ? SentenceOf(name) : $"{described} {SentenceOf(name)}");
        var classes = Text(output, "class") ?? "";
        if (!classes.Contains("input-validation-error", StringComparison.Ordinal)) output.Attributes.SetAttribute("class", $"{classes} input-validation-error".Trim());
    }

    private static bool IsChoice(TagHelperOutput output) => Text(output, "type") is "radio" or "checkbox";

    /// <summary>An attribute as it will be written: other helpers leave content in it, whose own name is no class.</summary>
    private static string? Text(TagHelperOutput output, string attribute)
    {
        if (output.Attributes[attribute]?.Value is not IHtmlContent content) return output.Attributes[attribute]?.Value?.ToString();
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, NullHtmlEncoder.Default); // the framework encodes it when it writes the tag
        return writer.ToString();
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
