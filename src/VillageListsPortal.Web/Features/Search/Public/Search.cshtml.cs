using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Search.Public;

/// <summary>
/// Search over all parts, always by POST: what was typed may be a name or a number, and stands in no address (settled S33).
/// The box on visitors' pages carries no antiforgery token, so that those pages hold no cookie; an officer's carries one.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[EnableRateLimiting(Parts.SearchLimit)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SearchModel(PortalSearch search, IAntiforgery antiforgery, RuleMessages messages, TimeProvider clock) : PageModel
{
    public Officer? Officer => HttpContext.FindOfficer();

    public DateOnly Today { get; } = Days.Today(clock);

    public string? Sought { get; private set; }

    /// <summary>What was found; null before anything was sought.</summary>
    public Findings? Found { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? q)
    {
        if (!ModelState.IsValid) // the form cannot be read, and so has no token either
        {
            if (ModelState[""] is { Errors.Count: > 0 } whole) // what the framework says of a form with NUL is not for people
            {
                whole.Errors.Clear();
                whole.Errors.Add(messages.OfCode("text.nul"));
            }

            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (User.Identity?.IsAuthenticated == true && !await antiforgery.IsRequestValidAsync(HttpContext)) return BadRequest();
        Read(q);
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        else if (Sought is not null) Found = await search.FindAsync(Sought, Officer);
        return Page();
    }

    private void Read(string? q)
    {
        try
        {
            Sought = FieldRules.Line(nameof(q), q, Certificates.CertificateRegister.LongestSearch);
        }
        catch (RuleViolationException broken)
        {
            ModelState.AddModelError(nameof(q), messages.Of(broken));
        }
    }
}
