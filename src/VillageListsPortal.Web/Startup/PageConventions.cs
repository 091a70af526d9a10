using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Startup;

internal static class PageConventions
{
    public static void Apply(MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new SafeStringBinderProvider());
        options.ModelBinderProviders.Insert(0, new CheckboxBinderProvider());
        options.Filters.Add<NoStoreFilter>();
        options.Filters.Add<HandlerFilter>();
    }
}
