using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Refuses at the door what PostgreSQL and papers cannot hold: NUL, lone surrogates (code.md, traps).</summary>
public sealed class SafeStringBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string)
            ? new SafeStringBinder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
            : null;
}

internal sealed class SafeStringBinder(IModelBinder inner) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.Result.Model is not string text) return;
        try
        {
            SafeText.Refuse(text.ReplaceLineEndings("\n").Replace('\t', ' '), 20_000);
        }
        catch (RuleViolationException e)
        {
            var messages = bindingContext.HttpContext.RequestServices.GetRequiredService<RuleMessages>();
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, messages.Of(e));
            bindingContext.Result = ModelBindingResult.Failed();
        }
    }
}
