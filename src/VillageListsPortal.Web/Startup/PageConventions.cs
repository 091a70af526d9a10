using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Startup;

internal static class PageConventions
{
    public static void Apply(MvcOptions options)
    {
        // Its keys with brackets of their own throw on what a browser never sends; no page uses jQuery's notation.
        options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        options.ModelBinderProviders.Insert(0, new SafeStringBinderProvider());
        options.ModelBinderProviders.Insert(0, new DayBinderProvider());
        options.ModelBinderProviders.Insert(0, new TypedValuesBinderProvider());
        options.ModelBinderProviders.Insert(0, new CheckboxBinderProvider());
        options.Filters.Add<NoStoreFilter>();
        options.Filters.Add<HandlerFilter>();
    }
}
