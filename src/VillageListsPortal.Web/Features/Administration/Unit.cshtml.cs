using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>One unit: its names and prefixes by day, where it came from and what became of it, and what can be changed.</summary>
[Authorize(Policies.ManageUnits)]
public sealed class UnitModel(UnitQueries units, TimeProvider clock) : PortalPage
{
    public UnitHistory History { get; private set; } = null!;

    public Unit Unit => History.Unit;

    public DateOnly Today => Days.Today(clock);

    /// <summary>A unit whose end is planned does not change once more.</summary>
    public bool MayChange => Unit.To is null;

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await units.HistoryAsync(id) is not { } found) return NotFound();
        History = found;
        return Page();
    }
}
