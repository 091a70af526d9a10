using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Filters;
using Serilog.Formatting.Json;

namespace VillageListsPortal.Web.Startup;

/// <summary>Console and rolling JSON files; request id and route template, never query, form or person (settled S33, domain 8.2).</summary>
public static class Logging
{
    /// <summary>Days a log file is kept: law asks six months (domain 8.2).</summary>
    public const int DaysKept = 190;

    public static void AddPortalLogging(this WebApplicationBuilder builder, PortalSettings settings)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal) // lost races are answers; what nobody handles is logged with its exception by the server
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error) // warns of unencrypted keys; the column they lie in is ciphertext (settled S3)
            .Enrich.FromLogContext()
            .Enrich.With<WithoutAddress>()
            .WriteTo.Async(to => to // off the requests' threads; a terminal that stands still stops nobody
                .Logger(terminal => terminal
                    .Filter.ByExcluding(Matching.FromSource<RequestLog>()) // one line a request is for the file
                    .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: CultureInfo.InvariantCulture)))
            .WriteTo.Async(to => to // when the disk can't follow, requests wait for it rather than lose a line
                .File(new JsonFormatter(renderMessage: true), Path.Combine(settings.DataFolder, "logs", "portal-.json"),
                    rollingInterval: RollingInterval.Day, retainedFileCountLimit: null, retainedFileTimeLimit: TimeSpan.FromDays(DaysKept)), blockWhenFull: true)
            .CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
    }
}

/// <summary>The server adds the address to every line of a request; addresses hold tokens and what was sought (settled S33).</summary>
public sealed class WithoutAddress : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        logEvent.RemovePropertyIfPresent("RequestPath");
        logEvent.RemovePropertyIfPresent("Scope");
    }
}

/// <summary>One line a request: method, route template, status, milliseconds. The request's id is in the server's own scope.</summary>
public sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        await next(http);
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        if (route is null || route.StartsWith("health", StringComparison.Ordinal)) return;
        Answered(log, http.Request.Method, route, http.Response.StatusCode, (int)System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} {Milliseconds} ms")]
    private static partial void Answered(Microsoft.Extensions.Logging.ILogger log, string method, string route, int status, int milliseconds);
}
