using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.Extensions.Localization;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Days that people can mean: what lies outside is a slip of the keyboard, and calculating with it would fail.</summary>
public sealed class DayBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly)
            ? new DayBinder(new SimpleTypeModelBinder(context.Metadata.ModelType, context.Services.GetRequiredService<ILoggerFactory>()))
            : null;
}

internal sealed class DayBinder(IModelBinder inner) : IModelBinder
{
    private static readonly DateOnly First = new(1949, 10, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);

    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.Result.Model is not DateOnly day || (day >= First && day <= Last)) return;
        var texts = bindingContext.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<SharedTexts>>();
        bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, texts["binding.day"]);
        bindingContext.Result = ModelBindingResult.Failed();
    }
}
