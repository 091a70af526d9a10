using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Security;

/// <summary>The session: 30 minutes idle, 12 hours at most. The cookie says which account, session and post; roles it does not say.</summary>
public static class SessionCookie
{
    public const string PostClaim = "post";
    public const string StampClaim = "stamp";
    public const string SessionClaim = "session";

    public static void Configure(CookieAuthenticationOptions o, PortalSettings settings)
    {
        o.Cookie.Name = "portal.session";
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax; // Lax: the link in a QR code or a mail must find the session
        o.Cookie.SecurePolicy = settings.Demonstration ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        o.ExpireTimeSpan = TimeSpan.FromMinutes(30);
        o.SlidingExpiration = false; // SessionEvents renews: on every page, never on a style sheet
        o.LoginPath = "/account/sign-in";
        o.AccessDeniedPath = "/account/denied";
        o.ReturnUrlParameter = "returnUrl";
        o.EventsType = typeof(SessionEvents);
    }

    /// <summary>What the cookie of a session says.</summary>
    public static ClaimsPrincipal PrincipalOf(Account account, Guid session, Guid? post)
    {
        var identity = IdentityOf(
            [
                new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
                new Claim(StampClaim, account.SecurityStamp ?? ""),
                new Claim(SessionClaim, session.ToString()),
            ]);
        if (post is { } id) identity.AddClaim(new Claim(PostClaim, id.ToString()));
        return new ClaimsPrincipal(identity);
    }

    public static ClaimsIdentity IdentityOf(IEnumerable<Claim> claims) => new(claims, IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);

    /// <summary>An id that the cookie carries; empty where it carries none.</summary>
    public static Guid IdOf(ClaimsPrincipal? user, string claim) => Guid.TryParse(user?.FindFirstValue(claim), out var id) ? id : Guid.Empty;
}

/// <summary>
/// Reads the officer anew on every request: an ended post, a changed password or signing out elsewhere end what the cookie could do at
/// once. And what a visitor is told who may not pass (settled S8).
/// </summary>
public sealed class SessionEvents(SessionQuery sessions, TimeProvider clock) : CookieAuthenticationEvents
{
    /// <summary>A session is renewed by the minute, not for every picture of a page: making the cookie costs as much as reading it.</summary>
    private static readonly TimeSpan RenewedAfter = TimeSpan.FromMinutes(1);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.RejectPrincipal(); // the page that says what went wrong asks nothing of a database that may be away; the cookie stays
            return;
        }

        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            context.RejectPrincipal(); // a style sheet is everybody's: no query, no new cookie, nothing that forbids to keep it
            return;
        }

        if (await FindAsync(context.HttpContext.RequestServices.GetRequiredService<PortalDb>(), context.Principal) is not (var found, var stamps))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        // The role is the post's of today; one that came with the cookie is of yesterday.
        var identity = SessionCookie.IdentityOf(context.Principal!.Claims.Where(c => c.Type != ClaimTypes.Role));
        context.HttpContext.Set(stamps);
        Preferences.Set(context.HttpContext, new KeptPreferences(found.Language, found.LargeType));
        if (found.Post is { } p)
        {
            identity.AddClaim(new Claim(ClaimTypes.Role, p.Role.ToString()));
            context.HttpContext.Set(new Officer(found.PersonId, found.Name, p.Id, p.Role, p.UnitId, p.Unit, p.Parent, p.Kind, found.Count));
        }

        context.ReplacePrincipal(new ClaimsPrincipal(identity));
        var age = clock.GetUtcNow() - context.Properties.IssuedUtc;
        context.ShouldRenew = age is not { } known || known >= RenewedAfter || known < TimeSpan.Zero; // the framework's sliding renews only after half the time; a clock put back must not lengthen it
    }

    private static string BackToForm(HttpRequest request, CookieAuthenticationOptions options)
    {
        var signIn = request.PathBase.Add(options.LoginPath);
        if (request.Path.StartsWithSegments("/account/sign-out", StringComparison.Ordinal)) return signIn; // who wanted out is out
        var query = request.Query.Where(q => q.Key is not ("handler" or "again")).Select(q => (q.Key, (string?)q.Value.ToString()));
        var form = Addresses.With(request.PathBase.Add(request.Path), [.. query, ("again", "1")]);
        return Addresses.With(signIn, ("again", "1"), (options.ReturnUrlParameter, form));
    }

    /// <summary>Account, session and post in one query.</summary>
    private Task<(FoundSession Session, Stamps Stamps)?> FindAsync(PortalDb db, ClaimsPrincipal? user)
    {
        var (account, session, post) = (SessionCookie.IdOf(user, ClaimTypes.NameIdentifier), SessionCookie.IdOf(user, SessionCookie.SessionClaim), SessionCookie.IdOf(user, SessionCookie.PostClaim));
        var stamp = user?.FindFirstValue(SessionCookie.StampClaim);
        var today = Days.Today(clock);
        var oldest = clock.GetUtcNow() - SessionRow.Lifetime;
        return sessions.ReadAsync(db, new(account, stamp, session, oldest, post, today));
    }

    /// <summary>
    /// Without scheme and host: the Host header is the visitor's to choose and must not lead elsewhere. A form sent after the session
    /// ended leads to the sign-in and back to the form's page, which says so (settled S32).
    /// </summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var origin = context.Request.Scheme + Uri.SchemeDelimiter + context.Request.Host;
        if (IsApi(context)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (HttpMethods.IsPost(context.Request.Method)) context.Response.Redirect(BackToForm(context.Request, context.Options));
        else context.Response.Redirect(context.RedirectUri[origin.Length..]);
        return Task.CompletedTask;
    }

    /// <summary>A wrong role is 403 (settled S8); someone without a post is asked to choose one, or told that he holds none.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.FindOfficer() is null && context.Request.Method == HttpMethods.Get && !IsApi(context))
        {
            context.Response.Redirect($"/account/post?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsApi(RedirectContext<CookieAuthenticationOptions> context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}
