using Microsoft.AspNetCore.Mvc.ModelBinding;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>The typed fields of a form, <c>Input.Values[group]=3</c>: only this notation, and only safe text.</summary>
public sealed class TypedValuesBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(Dictionary<string, string?>) ? new TypedValuesBinder() : null;
}

internal sealed class TypedValuesBinder : IModelBinder
{
    private const int Longest = 20_000;

    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var http = bindingContext.HttpContext;
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        var head = bindingContext.ModelName + "[";
        foreach (var (key, typed) in http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty)
        {
            if (!key.StartsWith(head, StringComparison.Ordinal) || !key.EndsWith(']') || key.Length == head.Length + 1) continue;
            values[key[head.Length..^1]] = Safe(key, typed.ToString(), bindingContext);
        }

        bindingContext.Result = ModelBindingResult.Success(values);
    }

    private static string? Safe(string key, string typed, ModelBindingContext context)
    {
        try
        {
            SafeText.Refuse(typed.ReplaceLineEndings("\n").Replace('\t', ' '), Longest);
            return typed;
        }
        catch (RuleViolationException broken)
        {
            context.ModelState.TryAddModelError(key, context.HttpContext.RequestServices.GetRequiredService<RuleMessages>().Of(broken));
            return null;
        }
    }
}
