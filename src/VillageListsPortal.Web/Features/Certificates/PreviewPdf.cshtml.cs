using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Pdf;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>The exact PDF before signing: marked 预览, without number and QR code (settled S26).</summary>
[Authorize(Policies.ReadOwnCertificates)]
public sealed class PreviewPdfModel(PortalDb db, TimeProvider clock, PdfEngine pdf, RequestTrace trace) : CasePage(db, clock)
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (Officer.SeesMasked) return Forbid();
        if (!await LoadAsync(id)) return NotFound();
        if (Certificate.Issue is not null) return LocalRedirect($"/certificates/{id}/paper.pdf");
        Db.Note(new PaperRead(id, Certificate.UnitId, Officer.Actor, Now), nameof(Certificate), trace);
        await Db.SaveChangesAsync();
        return File(pdf.Render(Paper!), "application/pdf");
    }
}
