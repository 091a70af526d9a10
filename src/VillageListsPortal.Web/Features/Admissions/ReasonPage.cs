using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>A step that takes nothing but a reason: the same form for each.</summary>
public abstract class ReasonPage(PortalDb db, TimeProvider clock) : AdmissionPage(db, clock)
{
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The step that the page takes.</summary>
    public abstract AdmissionStep Step { get; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return May(Step) ? Page() : LocalRedirect($"/admissions/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await StepAsync(id, Take);
    }

    protected abstract void Take();

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is ["reason", ..] ? nameof(Reason) : "";
}
