using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>A deleted draft: says so and offers 撤销 for a while.</summary>
[Authorize(Policies.FileAdmissions)]
public sealed class DiscardedModel(PortalDb db, Idempotency once, TimeProvider clock) : PortalPage
{
    public Admission Draft { get; private set; } = null!;

    /// <summary>Until when it can be taken back.</summary>
    public DateTimeOffset Until => (Draft.DiscardedAt ?? clock.GetUtcNow()) + AdmissionWorkflow.UndoTime;

    public bool CanBeUndone => clock.GetUtcNow() <= Until;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return Draft.DiscardedAt is null ? LocalRedirect($"/admissions/{id}") : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await OnceAsync(
            async () =>
            {
                Draft.Restore(Officer.Actor, clock.GetUtcNow());
                once.Answer($"/admissions/{id}/edit");
                await db.SaveChangesAsync();
                return $"/admissions/{id}/edit";
            },
            () => OnGetAsync(id));
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var found = await db.Admissions.IgnoreQueryFilters().SingleOrDefaultAsync(a => a.Id == id && a.UnitId == Officer.UnitId);
        Draft = found!;
        return found is not null;
    }
}
