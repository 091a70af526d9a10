using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>The keeper registers the stamping; from then on every check says that the certificate holds (domain 4.3).</summary>
[Authorize(Policies.StampCertificates)]
public sealed class StampModel(PortalDb db, TimeProvider clock) : CasePage(db, clock)
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return May(CertificateStep.Stamp) ? Page() : LocalRedirect($"/certificates/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await OnceAsync(async () =>
        {
            Db.SealUses.Add(Certificate.Stamp(Officer.Actor, Now));
            return await SaveAsync($"/certificates/{id}");
        }, async () => await LoadAsync(id) ? Page() : NotFound());
    }
}
