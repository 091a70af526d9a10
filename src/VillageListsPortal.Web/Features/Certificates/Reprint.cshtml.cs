using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>补打: counted and marked (domain 4.7).</summary>
[Authorize(Policies.ReprintCertificates)]
public sealed class ReprintModel(PortalDb db, TimeProvider clock, ReprintCertificate reprint) : CasePage(db, clock)
{
    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? LocalRedirect($"/certificates/{id}") : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await OnceAsync(() => reprint.RunAsync(Certificate, Officer), SayAlone);
    }
}
