using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Features.Account.Public;

/// <summary>
/// Language and 长者版, from the buttons in the masthead of every page. The form has no antiforgery token, so that public pages
/// need no cookie and can be cached: the session cookie is Lax and does not come with a POST from elsewhere, and what is sent
/// from another site is refused where the browser says so. All that could be forged is the look of the next page.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class PreferencesModel(PortalDb db, PortalSettings settings) : PageModel
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <param name="language">zh-CN or en; anything else changes nothing.</param>
    /// <param name="type">large or standard; anything else changes nothing.</param>
    /// <param name="back">The page to return to, of this portal.</param>
    public async Task<IActionResult> OnPostAsync(string? language, string? type, string? back)
    {
        if (Request.Headers["Sec-Fetch-Site"] is [{ Length: > 0 } from] && from is not ("same-origin" or "none")) return BadRequest();
        var known = Preferences.Known(language);
        bool? large = type is Preferences.Large or Preferences.Standard ? type == Preferences.Large : null;
        if (known is not null) Keep(Preferences.LanguageCookie, known);
        if (large is not null) Keep(Preferences.TypeCookie, type!);
        if (Guid.TryParse(User.FindFirstValue(ClaimTypes.NameIdentifier), out var account))
        {
            await db.Users.Where(a => a.Id == account).ExecuteUpdateAsync(a => a
                .SetProperty(x => x.Language, x => known ?? x.Language)
                .SetProperty(x => x.LargeType, x => large ?? x.LargeType));
        }

        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }

    private void Keep(string cookie, string value) => Response.Cookies.Append(cookie, value, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = Kept,
        SameSite = SameSiteMode.Lax,
        Secure = !settings.Demonstration || Request.IsHttps,
    });
}
