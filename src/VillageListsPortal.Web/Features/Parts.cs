using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using VillageListsPortal.Web.Features.Account;
using VillageListsPortal.Web.Features.Administration;
using VillageListsPortal.Web.Features.Certificates;
using VillageListsPortal.Web.Features.Home;
using VillageListsPortal.Web.Features.Journal;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Features.Search;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Features.Units;
using VillageListsPortal.Web.Features.Verification;

namespace VillageListsPortal.Web.Features;

/// <summary>The parts of the portal, one line each: their services and their endpoints beside pages.</summary>
public static class Parts
{
    /// <summary>Rate limit of checking and of the public search, per address.</summary>
    public const string PublicLimit = "public";

    /// <summary>Rate limit of the search over all parts, per address: wider, a township's offices share one.</summary>
    public const string SearchLimit = "search";

    public static void AddParts(this IServiceCollection services)
    {
        services.AddScoped<RuleMessages>().AddSingleton<Moments>();
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = (rejected, _) => { SayWhenAgain(rejected); return ValueTask.CompletedTask; };
            o.AddPolicy(PublicLimit, http => PerAddress(http, burst: 60, perMinute: 30));
            o.AddPolicy(SearchLimit, http => PerAddress(http, burst: 120, perMinute: 120));
        });
        services.AddHomePart();
        services.AddListsPart();
        services.AddCertificatesPart();
        services.AddVerificationPart();
        services.AddJournalPart();
        services.AddAccountPart();
        services.AddAdministrationPart();
        services.AddUnitsPart();
        services.AddSearchPart();
    }

    private static RateLimitPartition<string> PerAddress(HttpContext http, int burst, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(
        http.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new TokenBucketRateLimiterOptions { TokenLimit = burst, TokensPerPeriod = perMinute, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    /// <summary>Seconds until the next try, for programs in the header and for people on the page.</summary>
    private static void SayWhenAgain(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    public static void MapParts(this WebApplication app)
    {
        app.MapHealth();
        app.MapLists();
        app.MapCertificates();
        app.MapVerification();
    }
}
