using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>What pages with an officer share: who it is, and what a broken rule or a lost race looks like (settled S8).</summary>
public abstract class PortalPage : PageModel
{
    /// <summary>Made anew for each form shown; the same token gives the same answer (settled S22).</summary>
    [BindProperty]
    public Guid IdempotencyToken { get; set; } = Guid.CreateVersion7();

    public Officer Officer => HttpContext.Officer();

    private RuleMessages Messages => HttpContext.RequestServices.GetRequiredService<RuleMessages>();

    /// <summary>Runs a step; a broken rule shows the page again with the sentence (422), a lost race says so (409).</summary>
    /// <param name="act">The step; gives the answer.</param>
    /// <param name="show">Loads what the page shows.</param>
    protected async Task<IActionResult> TryAsync(Func<Task<IActionResult>> act, Func<Task<IActionResult>> show)
    {
        try
        {
            return await act();
        }
        catch (RuleViolationException e)
        {
            return await Refuse(FieldOf(e), Messages.Of(e), StatusCodes.Status422UnprocessableEntity, show);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await Refuse("", Messages.Of(new RuleViolationException("race.someone-else")), StatusCodes.Status409Conflict, show);
        }
    }

    /// <summary>Shows the page again because what was entered has not the right shape.</summary>
    protected async Task<IActionResult> InvalidAsync(Func<Task<IActionResult>> show)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await show();
    }

    /// <summary>The form field that a broken rule belongs to; empty for the page's summary.</summary>
    protected virtual string FieldOf(RuleViolationException broken) => "";

    private async Task<IActionResult> Refuse(string field, string sentence, int status, Func<Task<IActionResult>> show)
    {
        HttpContext.RequestServices.GetRequiredService<Data.PortalDb>().ChangeTracker.Clear();
        var answer = await show();
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = status;
        return answer;
    }
}
