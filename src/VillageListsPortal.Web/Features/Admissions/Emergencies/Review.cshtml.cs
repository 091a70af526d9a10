using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>The district looks at a filing: acknowledges it, or sends it back with a comment. What the screening found is shown and stops nothing.</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class ReviewEmergencyModel(PortalDb db, TimeProvider clock) : EmergencyPage(db, clock)
{
    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return May(EmergencyStep.Acknowledge) ? Page() : LocalRedirect($"/admissions/emergency/{id}");
    }

    public Task<IActionResult> OnPostAcknowledgeAsync(Guid id) => ActAsync(id, m => m.Acknowledge(Officer.Actor, Now));

    public Task<IActionResult> OnPostSendBackAsync(Guid id) => ActAsync(id, m => m.SendBack(Reason, Officer.Actor, Now));

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is ["reason", ..] ? nameof(Reason) : "";

    private async Task<IActionResult> ActAsync(Guid id, Action<EmergencyMatter> act)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await RunAsync(id, async () =>
        {
            act(Matter);
            return await SaveAsync($"/admissions/emergency/{id}");
        });
    }
}
