using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Reviews;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Laws;

/// <summary>A reviewer enters that a law was repealed without another text, with exactly the items before the eyes that have to be reviewed.</summary>
[Authorize(Policies.ManageLaws)]
public sealed class RepealModel(PortalDb db, RepealLaw repeal) : PortalPage
{
    [BindProperty]
    public DateOnly? RepealedFrom { get; set; }

    [BindProperty]
    public string? RepealedBy { get; set; }

    /// <summary>The day for which the items were shown before; without that nothing is entered.</summary>
    [BindProperty]
    public DateOnly? SeenFrom { get; set; }

    /// <summary>Whether the items of the day typed are before the eyes and only the confirmation is missing.</summary>
    public bool Looking { get; private set; }

    public Law Law { get; private set; } = null!;

    public IReadOnlyList<ReviewedItem> Items { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid law)
    {
        if (!await FindAsync(law)) return NotFound();
        return Law.InForceTo is null ? await ShowAsync() : LocalRedirect($"/laws/{law}");
    }

    public async Task<IActionResult> OnPostAsync(Guid law)
    {
        if (!await FindAsync(law)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        Looking = RepealedFrom is not null && !string.IsNullOrWhiteSpace(RepealedBy);
        if (Looking && SeenFrom != RepealedFrom) return await ShowAsync();
        return await OnceAsync(() => repeal.RunAsync(Law, RepealedFrom, RepealedBy, Officer), async () => await FindAsync(law) ? await ShowAsync() : NotFound());
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments switch
    {
        ["repealed-from", ..] => nameof(RepealedFrom),
        ["repealed-by", ..] => nameof(RepealedBy),
        _ => "",
    };

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.Laws.SingleOrDefaultAsync(l => l.Id == id) is not { } found) return false;
        Law = found;
        return true;
    }

    private async Task<IActionResult> ShowAsync()
    {
        Items = await repeal.AffectedAsync(Law, RepealedFrom, Officer);
        return Page();
    }
}
