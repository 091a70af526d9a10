using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>The district answers a contest: the finding stands, or the request may go on. The second is a reasoned, published act (domain 3.11).</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class ContestDecisionModel(PortalDb db, TimeProvider clock, CaseFacts facts) : AdmissionPage(db, clock)
{
    private string field = nameof(UpholdReason);

    [BindProperty]
    public string? UpholdReason { get; set; }

    [BindProperty]
    public string? OverrideReason { get; set; }

    public RequestView Facts { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return May(AdmissionStep.Override) ? await ShowAsync() : LocalRedirect($"/admissions/{id}");
    }

    public async Task<IActionResult> OnPostUpholdAsync(Guid id) =>
        await LoadAsync(id) ? await StepAsync(id, () => Admission.Uphold(UpholdReason, Officer.Actor, Now)) : NotFound();

    public async Task<IActionResult> OnPostOverrideAsync(Guid id)
    {
        field = nameof(OverrideReason);
        return await LoadAsync(id) ? await StepAsync(id, () => Admission.Override(OverrideReason, Officer.Actor, Now)) : NotFound();
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is ["reason", ..] ? field : "";

    protected override async Task<IActionResult> ShowAsync()
    {
        Facts = await facts.OfAsync(Admission);
        return Page();
    }
}
