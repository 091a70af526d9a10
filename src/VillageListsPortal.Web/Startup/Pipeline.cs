using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using VillageListsPortal.Web.Features;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Startup;

/// <summary>What each request passes, in order.</summary>
public static class Pipeline
{
    public static void Use(WebApplication app, PortalSettings settings)
    {
        UseProxies(app, settings);
        if (!settings.Demonstration) app.UseHsts();
        app.UseMiddleware<RequestLog>();
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", CreateScopeForErrors = true, StatusCodeSelector = ErrorModel.StatusOf }).UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseMiddleware<SecurityHeaders>();
        app.UseRouting();
        app.UseMiddleware<BodyLimit>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseLimitsOfPersons();
        app.UseRequestLocalization(Languages()); // after it: an officer's language is kept with the account
        app.Use(UnknownAddress);
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapOpenApi().AllowAnonymous();
        app.MapParts();
    }

    /// <summary>The endpoints that routing puts in where only the method, or what the body says it is, is wrong.</summary>
    private static readonly string[] Wrong = ["405 HTTP Method Not Supported", "415 HTTP Unsupported Media Type"];

    /// <summary>Without this the fallback policy would send visitors of any mistyped address to the sign-in page (settled S8).</summary>
    private static Task UnknownAddress(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is { } endpoint && !Wrong.Contains(endpoint.DisplayName)) return next(http);
        if (http.GetEndpoint() is { } other) return other.RequestDelegate!(http); // sets 405 and Allow, or 415
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static void UseProxies(WebApplication app, PortalSettings settings)
    {
        if (settings.TrustedProxies is not { Length: > 0 } proxies) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var proxy in proxies.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (System.Net.IPNetwork.TryParse(proxy, out var network)) options.KnownIPNetworks.Add(network);
            else options.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        app.UseForwardedHeaders(options);
    }

    private static RequestLocalizationOptions Languages() => new()
    {
        DefaultRequestCulture = new RequestCulture(Preferences.Chinese),
        SupportedCultures = [new CultureInfo(Preferences.Chinese), new CultureInfo(Preferences.English)],
        SupportedUICultures = [new CultureInfo(Preferences.Chinese), new CultureInfo(Preferences.English)],
        RequestCultureProviders = [new CustomRequestCultureProvider(http => Task.FromResult<ProviderCultureResult?>(new(Preferences.Of(http).Language)))],
    };
}
