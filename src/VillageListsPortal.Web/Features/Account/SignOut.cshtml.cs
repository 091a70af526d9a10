using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Account;

/// <summary>Ends the session; by POST only, so that no link can do it.</summary>
[Authorize(Policies.SignedIn)]
public sealed class SignOutModel(Session session) : PageModel
{
    public IActionResult OnGet() => StatusCode(StatusCodes.Status405MethodNotAllowed);

    public async Task<IActionResult> OnPostAsync()
    {
        await session.EndAsync(HttpContext);
        return Redirect("/account/sign-in");
    }
}
