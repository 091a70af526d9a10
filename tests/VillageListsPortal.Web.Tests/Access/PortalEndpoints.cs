using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace VillageListsPortal.Web.Tests.Access;

/// <summary>All that the running portal answers: pages with each of their handlers, API, health; without static files.</summary>
public static class PortalEndpoints
{
    private const string DevelopmentFiles = "{**path:file}"; // static files not in the manifest, when run from source

    public static IReadOnlyList<RouteEndpoint> All(IServiceProvider services) =>
        [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText != DevelopmentFiles)];

    /// <summary>The routes of the pages that can be opened: "/certificates/{id:guid}/sign".</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(IServiceProvider services)
    {
        var pages = All(services).Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).ToHashSet(StringComparer.Ordinal);
        return [.. (await NamesAsync(services)).Where(n => n.StartsWith("GET ", StringComparison.Ordinal)).Select(n => n[4..]).Where(pages.Contains)];
    }

    /// <summary>"GET /certificates/{id:guid}", "POST /certificates/{id:guid}?handler=Unmask".</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in All(services))
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                names.UnionWith(compiled.HandlerMethods.Select(h => $"{h.HttpMethod.ToUpperInvariant()} {route}{(h.Name is null ? "" : $"?handler={h.Name}")}"));
                if (compiled.HandlerMethods.Count == 0) names.Add($"GET {route}");
            }
            else
            {
                names.UnionWith((endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => $"{m} {route}"));
            }
        }

        return [.. names];
    }
}
