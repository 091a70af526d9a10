using System.Threading.RateLimiting;
using VillageListsPortal.Web.Features.Account;
using VillageListsPortal.Web.Features.Administration;
using VillageListsPortal.Web.Features.Certificates;
using VillageListsPortal.Web.Features.Home;
using VillageListsPortal.Web.Features.Journal;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Features.Verification;

namespace VillageListsPortal.Web.Features;

/// <summary>The parts of the portal, one line each: their services and their endpoints beside pages.</summary>
public static class Parts
{
    /// <summary>Rate limit of checking and of the public search, per address.</summary>
    public const string PublicLimit = "public";

    public static void AddParts(this IServiceCollection services)
    {
        services.AddScoped<RuleMessages>().AddSingleton<Moments>();
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(PublicLimit, http => RateLimitPartition.GetTokenBucketLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new TokenBucketRateLimiterOptions { TokenLimit = 60, TokensPerPeriod = 30, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
        });
        services.AddHomePart();
        services.AddListsPart();
        services.AddCertificatesPart();
        services.AddVerificationPart();
        services.AddJournalPart();
        services.AddAccountPart();
        services.AddAdministrationPart();
    }

    public static void MapParts(this WebApplication app)
    {
        app.MapHealth();
        app.MapLists();
        app.MapCertificates();
        app.MapVerification();
        app.MapAdministration();
    }
}
