using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace VillageListsPortal.Web.Security;

/// <summary>
/// How much a request may send: little, unless its endpoint takes files. What says beforehand that it is more is refused with
/// a sentence before anything of it is read; what does not say so is cut off by the server at the same limit.
/// </summary>
public sealed class BodyLimit(RequestDelegate next)
{
    /// <summary>The longest form is far below; bytes.</summary>
    public const long Form = 256 * 1024;

    public Task InvokeAsync(HttpContext http)
    {
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Form;
        if (http.Request.ContentLength > limit && http.Features.Get<IStatusCodeReExecuteFeature>() is null) // the page that says so is let through
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            http.Response.Headers.Connection = "close"; // the rest is not waited for
            return Task.CompletedTask;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit;
        return next(http);
    }
}
