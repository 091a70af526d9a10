using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>A numbered 不予出具告知单 on screen, ready to print (settled S23).</summary>
[Authorize(Policies.ReadOwnCertificates)]
public sealed class SlipModel(PortalDb db) : PortalPage
{
    public RefusalSlip Slip { get; private set; } = null!;

    public CancelledItem Item { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!Officer.IsVillage) return NotFound();
        var found = await db.RefusalSlips.Within(db, Officer.Jurisdiction).AsNoTracking().SingleOrDefaultAsync(s => s.Id == id);
        if (found is null) return NotFound();
        Slip = found;
        Item = await db.ListItems.OfType<CancelledItem>().AsNoTracking().SingleAsync(i => i.Id == found.ItemId);
        return Page();
    }
}
