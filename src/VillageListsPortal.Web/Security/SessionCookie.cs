using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Security;

/// <summary>The session: 30 minutes idle, and what it says of a visitor who may not pass (settled S8).</summary>
public static class SessionCookie
{
    public const string PostClaim = "post";

    public static void Configure(CookieAuthenticationOptions o, PortalSettings settings)
    {
        o.Cookie.Name = "portal.session";
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax; // Lax: the link in a QR code or a mail must find the session
        o.Cookie.SecurePolicy = settings.Demonstration ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        o.ExpireTimeSpan = TimeSpan.FromMinutes(30);
        o.SlidingExpiration = true;
        o.LoginPath = "/account/sign-in";
        o.AccessDeniedPath = "/account/denied";
        o.ReturnUrlParameter = "returnUrl";
        o.EventsType = typeof(SessionEvents);
    }
}

/// <summary>Reads the officer anew on every request: an ended post or a changed password ends the session at once.</summary>
public sealed class SessionEvents(PortalDb db, TimeProvider clock) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.RejectPrincipal(); // the page that says what went wrong asks nothing of a database that may be away; the cookie stays
            return;
        }

        var account = Guid.Parse(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!);
        var stamp = context.Principal!.FindFirstValue("stamp");
        var post = Guid.TryParse(context.Principal!.FindFirstValue(SessionCookie.PostClaim), out var id) ? id : Guid.Empty;
        var today = Days.Today(clock);
        var found = await (
            from a in db.Set<Account>().AsNoTracking()
            where a.Id == account && a.SecurityStamp == stamp
            join person in db.Persons on a.PersonId equals person.Id
            select new
            {
                person.Id,
                person.Name,
                a.Language,
                a.LargeType,
                Count = db.Posts.Count(p => p.PersonId == person.Id && p.ConfirmedAt != null && p.From <= today && (p.To == null || today < p.To)),
                Post = (from p in db.Posts
                        where (p.Id == post || p.PassedFrom == post) && p.PersonId == person.Id && p.ConfirmedAt != null && p.From <= today && (p.To == null || today < p.To)
                        join u in db.Units on p.UnitId equals u.Id
                        select new { p.Id, p.Role, UnitId = u.Id, u.ShortName, u.Kind, Parent = db.Units.Where(x => x.Id == u.ParentId).Select(x => x.ShortName).FirstOrDefault() }).FirstOrDefault(),
            }).FirstOrDefaultAsync();
        if (found is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        context.ShouldRenew = true; // sliding renews only after half the time, 30 minutes idle means 30 minutes
        Preferences.Set(context.HttpContext, new KeptPreferences(found.Language, found.LargeType));
        if (found.Post is not { } p) return;
        context.HttpContext.Set(new Officer(found.Id, found.Name, p.Id, p.Role, p.UnitId, p.ShortName, p.Parent, p.Kind, found.Count));
        var identity = new ClaimsIdentity(context.Principal!.Claims.Where(c => c.Type != ClaimTypes.Role), IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.Role, p.Role.ToString()));
        context.ReplacePrincipal(new ClaimsPrincipal(identity));
    }

    /// <summary>A form sent after the session ended leads to the sign-in and back to the form's page, which says so (settled S32).</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsPost(context.Request.Method)) context.RedirectUri = BackToForm(context.Request, context.Options);
        return Answer(context, StatusCodes.Status401Unauthorized, base.RedirectToLogin);
    }

    private static string BackToForm(HttpRequest request, CookieAuthenticationOptions options)
    {
        var signIn = request.PathBase.Add(options.LoginPath);
        if (request.Path.StartsWithSegments("/account/sign-out", StringComparison.Ordinal)) return signIn; // who wanted out is out
        var query = request.Query.Where(q => q.Key is not ("handler" or "again")).Select(q => (q.Key, (string?)q.Value.ToString()));
        var form = Addresses.With(request.PathBase.Add(request.Path), [.. query, ("again", "1")]);
        return Addresses.With(signIn, ("again", "1"), (options.ReturnUrlParameter, form));
    }

    /// <summary>A wrong role is 403 (settled S8); someone with several posts and none chosen is asked to choose.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.FindOfficer() is null && context.Request.Method == HttpMethods.Get)
        {
            context.Response.Redirect($"/account/post?returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status, Func<RedirectContext<CookieAuthenticationOptions>, Task> redirect)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return redirect(context);
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
