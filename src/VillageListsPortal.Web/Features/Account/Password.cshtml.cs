using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Account;

/// <summary>Changing the own password; all other sessions of the account end.</summary>
[Authorize(Policies.SignedIn)]
public sealed class PasswordModel(Session session, SignIn signIn, UserManager<Security.Account> users, TimeProvider clock, IStringLocalizer<AccountTexts> texts) : PortalPage
{
    [BindProperty]
    [Required(ErrorMessage = "password.current.missing")]
    [StringLength(128, ErrorMessage = "password.too-long")]
    public string Current { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "password.new.missing")]
    [StringLength(128, ErrorMessage = "password.too-long")]
    public string New { get; set; } = "";

    [BindProperty]
    [Compare(nameof(New), ErrorMessage = "password.repeat.differs")]
    public string? Repeat { get; set; }

    /// <summary>Under a key of its own: all pages of a browser share what is kept for the next one.</summary>
    [TempData(Key = "password.changed")]
    public bool Changed { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Refuse();
        var account = await session.AccountAsync(User) ?? throw new InvalidOperationException("The session has an account.");
        var (outcome, right) = await signIn.ByPasswordAsync(account.UserName!, Current, HttpContext); // counted like a sign-in: a session left open is no oracle
        if (outcome == SignInOutcome.Locked) return Redirect("/account/locked");
        if (right is null) ModelState.AddModelError(nameof(Current), texts["password.current.wrong"]);
        else await ChangeAsync(right);
        if (!ModelState.IsValid) return Refuse();
        Changed = true;
        return Redirect("/account/password");
    }

    private async Task ChangeAsync(Security.Account account)
    {
        var result = await users.ChangePasswordAsync(account, Current, New);
        foreach (var error in result.Errors) ModelState.AddModelError(nameof(New), texts[$"password.{error.Code}"]);
        if (!result.Succeeded) return;
        await session.NoteAsync(new PasswordChanged(account.PersonId, HttpContext.FindOfficer()?.Actor ?? Session.ActorOf(account, null), clock.GetUtcNow()));
        await session.RenewAsync(HttpContext, account);
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refuse()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
