using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Web.Startup;

namespace VillageListsPortal.Web.Features.Account.Public;

/// <summary>Signing in by account and password.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(SignIn signIn, Session session, PortalSettings settings, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "sign-in.account.missing")]
    [StringLength(64, ErrorMessage = "sign-in.wrong")]
    public string Account { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "sign-in.password.missing")]
    [StringLength(128, ErrorMessage = "sign-in.wrong")]
    [DataType(DataType.Password)]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether a form was sent after the session had ended (settled S32).</summary>
    public bool Again => Request.Query["again"] == "1";

    public bool IsDemonstration => settings.Demonstration;

    public IActionResult OnGet([FromQuery(Name = "as")] string? demonstrationAccount)
    {
        if (User.Identity?.IsAuthenticated == true) return LocalRedirect(Target);
        if (IsDemonstration && DemonstrationOfficers.All.Any(o => o.Account == demonstrationAccount))
        {
            (Account, Password) = (demonstrationAccount!, DemonstrationOfficers.Password);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Refuse();
        var (outcome, account) = await signIn.ByPasswordAsync(Account, Password, HttpContext);
        if (outcome == SignInOutcome.Locked) return Redirect("/account/locked");
        if (account is null)
        {
            ModelState.AddModelError("", texts["sign-in.wrong"]);
            return Refuse();
        }

        var posts = await session.BeginAsync(HttpContext, account);
        return posts.Count == 1 ? LocalRedirect(Target) : Redirect($"/account/post?returnUrl={Uri.EscapeDataString(Target)}");
    }

    /// <summary>Only addresses of this portal, else the queue.</summary>
    private string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/work";

    private PageResult Refuse()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Password = ""; // never travels back
        return Page();
    }
}
