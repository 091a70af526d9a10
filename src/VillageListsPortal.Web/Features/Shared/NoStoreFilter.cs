using Microsoft.AspNetCore.Mvc.Filters;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>What an officer sees stays in no cache: office computers are shared. What anyone sees differs by language and type size, which are cookies.</summary>
public sealed class NoStoreFilter : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.HttpContext.User.Identity?.IsAuthenticated == true || context.HttpContext.FindOfficer() is not null)
        {
            context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
        }
        else
        {
            context.HttpContext.Response.Headers.Vary = "Cookie";
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
