using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace VillageListsPortal.Web.Features.Account.Public;

/// <summary>Setting the own password with a printed one-time slip.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SlipModel(SignIn signIn, Session session, UserManager<Security.Account> users, TimeProvider clock, IStringLocalizer<AccountTexts> texts) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "sign-in.account.missing")]
    [StringLength(64, ErrorMessage = "slip.wrong")]
    public string Account { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "slip.code.missing")]
    [StringLength(40, ErrorMessage = "slip.wrong")]
    public string Code { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "password.new.missing")]
    [StringLength(128, ErrorMessage = "password.too-long")]
    public string New { get; set; } = "";

    [BindProperty]
    [Compare(nameof(New), ErrorMessage = "password.repeat.differs")]
    public string? Repeat { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Refuse();
        var (outcome, account) = await signIn.BySlipAsync(Account, Code, HttpContext);
        if (outcome == SignInOutcome.Locked) return Redirect("/account/locked");
        if (account is null)
        {
            ModelState.AddModelError("", texts[outcome == SignInOutcome.Waiting ? "slip.waits" : "slip.wrong"]);
            return Refuse();
        }

        account.UseSlip(); // saved together with the password, or not at all
        var result = await users.AddPasswordAsync(account, New);
        foreach (var error in result.Errors) ModelState.AddModelError(nameof(New), texts[$"password.{error.Code}"]);
        if (!result.Succeeded) return Refuse();
        await session.NoteAsync(new SlipUsed(account.PersonId, Session.ActorOf(account, null), clock.GetUtcNow()));
        var posts = await session.BeginAsync(HttpContext, account);
        return Redirect(posts.Count == 1 ? "/work" : "/account/post");
    }

    private PageResult Refuse()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
