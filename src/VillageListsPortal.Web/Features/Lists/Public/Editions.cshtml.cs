using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Lists.Public;

/// <summary>The editions of a list, the last to begin first, each with what it changed (settled S13, S34).</summary>
[AllowAnonymous]
public sealed class EditionsModel(ListHistory history, TimeProvider clock) : PageModel
{
    /// <summary>Number of the last edition of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public ListKind Kind { get; private set; }

    public DateOnly Today { get; } = Days.Today(clock);

    public IReadOnlyList<EditionRow> Rows { get; private set; } = [];

    /// <summary>Where the next page goes on; null on the last one.</summary>
    public int? Older { get; private set; }

    /// <summary>The edition in force today; null where it stands on another page.</summary>
    public int? Current => Rows.Where(r => r.Edition.From <= Today).Select(r => (int?)r.Edition.Number).FirstOrDefault() is { } newest && Before is null ? newest : null;

    public async Task<IActionResult> OnGetAsync(string kind)
    {
        if (ListKinds.Parse(kind) is not { } known) return NotFound();
        Kind = known;
        var rows = await history.EditionsAsync(Kind, Before);
        Older = rows.Count > ListHistory.PageSize ? rows[ListHistory.PageSize - 1].Edition.Number : null;
        Rows = [.. rows.Take(ListHistory.PageSize)];
        return Page();
    }
}
