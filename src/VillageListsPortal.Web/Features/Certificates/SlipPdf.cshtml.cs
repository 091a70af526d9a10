using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>The numbered slip as PDF.</summary>
[Authorize(Policies.ReadOwnCertificates)]
public sealed class SlipPdfModel(PortalDb db, SlipPaper paper, PdfEngine pdf) : PortalPage
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!Officer.IsVillage) return NotFound();
        var slip = await db.RefusalSlips.Within(db, Officer.Jurisdiction).AsNoTracking().SingleOrDefaultAsync(s => s.Id == id);
        if (slip is null) return NotFound();
        var item = await db.ListItems.OfType<CancelledItem>().AsNoTracking().SingleAsync(i => i.Id == slip.ItemId);
        var village = await db.Units.AsNoTracking().SingleAsync(u => u.Id == slip.UnitId);
        return File(pdf.Render(paper.Slip(item, Days.On(slip.GivenAt), new(slip.Number, slip.AskingBody, village.FullName, village.Telephone))), "application/pdf");
    }
}
