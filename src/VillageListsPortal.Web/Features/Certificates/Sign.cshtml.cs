using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>签批 in two taps: the queue opens the whole paper, the button signs it.</summary>
[Authorize(Policies.SignCertificates)]
public sealed class SignModel(PortalDb db, TimeProvider clock, IssueCertificate issue, RequestTrace trace) : CasePage(db, clock)
{
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The version that the signer read.</summary>
    [BindProperty]
    public uint? Version { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!May(CertificateStep.Sign)) return LocalRedirect($"/certificates/{id}");
        Db.Note(new PaperRead(id, Certificate.UnitId, Officer.Actor, Now), nameof(Certificate), trace); // the signer reads it whole, with the number in full
        await Db.SaveChangesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var now = Now; // one moment for what is looked up and what is done
        if (await issue.FindAsync(id, Officer, now) is not { } found) return NotFound();
        Db.Expect(found.Certificate, Version ?? 0); // without the version read, nothing is signed
        return await OnceAsync(() => issue.RunAsync(found, Officer, now), () => AgainAsync(id));
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        Db.Expect(Certificate, Version ?? 0); // without the version read, nothing is signed
        return await OnceAsync(async () =>
        {
            Certificate.Return(Reason, Policy, Officer.Actor, Now);
            return await SaveAsync($"/certificates/{id}");
        }, () => AgainAsync(id));
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Code is "field.missing" or "field.too-long" ? nameof(Reason) : "";

    private async Task<IActionResult> AgainAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();
}
