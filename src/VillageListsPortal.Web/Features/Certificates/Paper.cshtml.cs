using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>The stored bytes, as issued (domain 4.7); each download is journalled.</summary>
[Authorize(Policies.ReadOwnCertificates)]
public sealed class PaperModel(PortalDb db, TimeProvider clock, RequestTrace trace) : PortalPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, int n = 0)
    {
        if (Officer.SeesMasked) return Forbid();
        var found = await db.Certificates.Within(db, Officer.Jurisdiction).AsNoTracking().Where(c => c.Id == id)
            .Select(c => new { c.UnitId, Number = c.Issue!.NumberText, File = db.CertificateFiles.FirstOrDefault(f => f.CertificateId == c.Id && f.Ordinal == n) })
            .SingleOrDefaultAsync();
        if (found?.File is null) return NotFound();
        db.Note(new CertificateDownloaded(id, found.UnitId, n, Officer.Actor, clock.GetUtcNow()), nameof(Certificate), trace);
        await db.SaveChangesAsync();
        Response.Headers.ContentDisposition = $"inline; filename=\"certificate.pdf\"; filename*=UTF-8''{Uri.EscapeDataString(found.Number)}{(n > 0 ? $"-{n}" : "")}.pdf";
        return File(found.File.Bytes, "application/pdf");
    }
}
