using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace VillageListsPortal.Benchmarks.Pages;

/// <summary>ASP.NET Core's output cache before everything else: what the portal could gain and does not use (docs/performance.md says why).</summary>
internal sealed class WholePageCache : IStartupFilter
{
    public static void Add(IServiceCollection services) => services
        .AddOutputCache(o => o.AddBasePolicy(p => p.Expire(TimeSpan.FromSeconds(10))))
        .AddSingleton<IStartupFilter, WholePageCache>();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseOutputCache();
        next(app);
    };
}
