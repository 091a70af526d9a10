using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Lists;

/// <summary>What the public list pages share: the day they are read as of.</summary>
public abstract class ListPageModel(TimeProvider clock) : PageModel
{
    /// <summary>The day asked for; null for today.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    public DateOnly Today { get; } = Days.Today(clock);

    /// <summary>The day shown.</summary>
    public DateOnly Day => On ?? Today;

    /// <summary>Whether the address named something that is no day.</summary>
    public bool BadDay => ModelState[nameof(On)]?.Errors.Count > 0;

    /// <summary>The day as a part of an address; empty for today.</summary>
    public string DayQuery(char first = '?') => On is { } on ? FormattableString.Invariant($"{first}on={on:yyyy-MM-dd}") : "";

    /// <summary>The page, or 400 where the day was no day.</summary>
    protected PageResult Answer()
    {
        if (BadDay) Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
