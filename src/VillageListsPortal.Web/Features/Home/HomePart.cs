using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Home;

public static class HomePart
{
    private static readonly HttpMethodMetadata Reading = new(["GET"]);

    public static void AddHomePart(this IServiceCollection services) =>
        services.AddScoped<WaitingWork>().AddScoped<WorkOfParts>().AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);

    /// <summary>live: the process answers; ready: the database does too, and is migrated.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).WithMetadata(Reading).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = c => c.Tags.Contains("ready") }).WithMetadata(Reading).AllowAnonymous();
    }
}

public sealed class DatabaseHealth(IServiceScopeFactory scopes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        try
        {
            return await db.Units.AnyAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("no units imported");
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("database does not answer");
        }
    }
}
