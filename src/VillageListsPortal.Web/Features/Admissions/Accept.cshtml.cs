using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>受理: the findings first; shifted responsibility is reworded, or the reviewer says why it may pass (domain 3.11).</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class AcceptModel(PortalDb db, TimeProvider clock, CaseFacts facts) : AdmissionPage(db, clock)
{
    [BindProperty]
    public string? ShiftReason { get; set; }

    public RequestView Facts { get; private set; } = null!;

    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return May(AdmissionStep.Accept) ? await ShowAsync() : LocalRedirect($"/admissions/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id) =>
        await LoadAsync(id) ? await StepAsync(id, () => Admission.Accept(ShiftReason, Officer.Actor, Now)) : NotFound();

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is ["shift-reason", ..] ? nameof(ShiftReason) : "";

    protected override async Task<IActionResult> ShowAsync()
    {
        Facts = await facts.OfAsync(Admission);
        Files = await FilesAsync();
        return Page();
    }
}
