using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>结束协商，转评估: says who is still waited for, and why it cannot be closed yet (settled S17).</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class CloseConsultationModel(PortalDb db, TimeProvider clock) : AdmissionPage(db, clock)
{
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Who has neither answered nor passed the deadline.</summary>
    public IReadOnlyList<Consultation> Waiting => [.. Admission.Consultations.Where(c => !c.IsOverOn(Today)).OrderBy(c => c.Due)];

    /// <summary>Whose deadline has passed without an answer.</summary>
    public IReadOnlyList<Consultation> Silent => [.. Admission.Consultations.Where(c => c.Answer is null && c.IsOverOn(Today))];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return May(AdmissionStep.CloseConsultation) ? await ShowAsync() : LocalRedirect($"/admissions/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id) =>
        await LoadAsync(id) ? await StepAsync(id, () => Admission.CloseConsultation(Officer.Actor, Now)) : NotFound();

    protected override async Task<IActionResult> ShowAsync()
    {
        Names = await BodiesAsync();
        return Page();
    }
}
