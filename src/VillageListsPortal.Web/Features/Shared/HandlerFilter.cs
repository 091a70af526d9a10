using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>A method or handler that a page does not have is 405: Razor would show the page without its data.</summary>
public sealed class HandlerFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is not null || context.HandlerInstance is ErrorModel) return;
        var method = context.HttpContext.Request.Method;
        var isStatic = context.ActionDescriptor.HandlerMethods.Count == 0 && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method));
        if (!isStatic) context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
