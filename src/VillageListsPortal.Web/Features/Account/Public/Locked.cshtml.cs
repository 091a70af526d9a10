using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace VillageListsPortal.Web.Features.Account.Public;

/// <summary>Too many failures; the same page whether the account exists or not.</summary>
[AllowAnonymous]
public sealed class LockedModel : PageModel
{
    public void OnGet()
    {
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Response.Headers.RetryAfter = Security.SignInAttempts.Lock.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
