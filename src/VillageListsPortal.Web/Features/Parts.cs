using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using VillageListsPortal.Web.Features.Account;
using VillageListsPortal.Web.Features.Administration;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Features.Certificates;
using VillageListsPortal.Web.Features.Home;
using VillageListsPortal.Web.Features.Journal;
using VillageListsPortal.Web.Features.Laws;
using VillageListsPortal.Web.Features.Lists;
using VillageListsPortal.Web.Features.Notifications;
using VillageListsPortal.Web.Features.Reviews;
using VillageListsPortal.Web.Features.Screening;
using VillageListsPortal.Web.Features.Screening.Documents;
using VillageListsPortal.Web.Features.Search;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Features.Units;
using VillageListsPortal.Web.Features.Verification;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features;

/// <summary>The parts of the portal, one line each: their services and their endpoints beside pages.</summary>
public static class Parts
{
    /// <summary>Rate limit of checking and of public papers, per network.</summary>
    public const string PublicLimit = "public";

    /// <summary>Rate limit of the public search and of the search over all parts, per network; pages without a search are free.</summary>
    public const string SearchLimit = "search";

    public static void AddParts(this IServiceCollection services)
    {
        services.AddScoped<RuleMessages>().AddScoped<FieldNames>().AddSingleton<Moments>().AddHostedService<DueCasesService>();
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = (rejected, _) => { SayWhenAgain(rejected); return ValueTask.CompletedTask; };
            o.AddPolicy(PublicLimit, http => Bucket(http, 60, 30));
            o.AddPolicy(SearchLimit, http => Asks(http.Request.Query) || HttpMethods.IsPost(http.Request.Method) ? Bucket(http, 240, 240) : RateLimitPartition.GetNoLimiter(""));
        });
        services.AddHomePart();
        services.AddAdmissionsPart();
        services.AddListsPart();
        services.AddLawsPart();
        services.AddReviewsPart();
        services.AddCertificatesPart();
        services.AddVerificationPart();
        services.AddJournalPart();
        services.AddNotificationsPart();
        services.AddAccountPart();
        services.AddAdministrationPart();
        services.AddUnitsPart();
        services.AddScreeningPart();
        services.AddSearchPart();
    }

    /// <summary>What makes a page of the lists more than a list: a search, a comparison, a paper, a file.</summary>
    private static bool Asks(IQueryCollection query) => query.ContainsKey("q") || query.ContainsKey("from") || query.ContainsKey("format");

    /// <summary>Seconds until the next try, for programs in the header and for people on the page.</summary>
    private static void SayWhenAgain(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    private static RateLimitPartition<string> Bucket(HttpContext http, int most, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(
        NetworkAddress.Of(http.Connection.RemoteIpAddress),
        _ => new TokenBucketRateLimiterOptions { TokenLimit = most, TokensPerPeriod = perMinute, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    /// <summary>Whether a document is sent to be checked, with whatever slash at the end; fetching the paper of a check is not.</summary>
    private static bool ChecksDocument(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && http.Request.Path.StartsWithSegments("/screening/document", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(http.Request.Query["handler"], "Paper", StringComparison.OrdinalIgnoreCase);

    /// <summary>Limits of a person, which come after it is known who asks; those of a network come before.</summary>
    public static void UseLimitsOfPersons(this IApplicationBuilder app)
    {
        var limits = new RateLimiterOptions { RejectionStatusCode = StatusCodes.Status429TooManyRequests, GlobalLimiter = DocumentRoom.OneForEach() };
        limits.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Items[ErrorModel.Why] = "documents";
            rejected.HttpContext.Response.Headers.RetryAfter = DocumentRoom.Again.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        app.UseWhen(ChecksDocument, checks => checks.UseRateLimiter(limits));
    }

    public static void MapParts(this WebApplication app)
    {
        app.MapHealth();
        app.MapLists();
        app.MapCertificates();
        app.MapVerification();
        app.MapAdministration();
        app.MapScreening();
    }
}
