using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>交办: one case to a colleague, or back to whoever takes it.</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class AssignModel(PortalDb db, TimeProvider clock, HandOverCases colleagues) : AdmissionPage(db, clock)
{
    [BindProperty]
    public Guid? To { get; set; }

    public IReadOnlyList<ReviewerCases> Reviewers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (Admission.ClosedAt is not null) return LocalRedirect($"/admissions/{id}");
        To = Admission.AssignedTo;
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        Reviewers = await colleagues.ReviewersAsync();
        return await StepAsync(id, async () =>
        {
            if (To is { } person && Reviewers.All(r => r.Id != person || !r.Works)) throw new RuleViolationException("handover.to-missing");
            await AssignAsync(To);
        });
    }

    protected override string FieldOf(RuleViolationException broken) => nameof(To);

    protected override async Task<IActionResult> ShowAsync()
    {
        Reviewers = await colleagues.ReviewersAsync();
        return Page();
    }
}
