using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>作废 with a reason; the number stays taken (domain 4.5, 4.7).</summary>
[Authorize(Policies.VoidCertificates)]
public sealed class VoidModel(PortalDb db, TimeProvider clock) : CasePage(db, clock)
{
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return May(CertificateStep.Void) ? Page() : LocalRedirect($"/certificates/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await OnceAsync(async () =>
        {
            Certificate.Void(Reason, Officer.Actor, Now);
            return await SaveAsync($"/certificates/{id}");
        }, async () => await LoadAsync(id) ? Page() : NotFound());
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Code.StartsWith("field.", StringComparison.Ordinal) ? nameof(Reason) : "";
}
