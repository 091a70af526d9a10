using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>已删除草稿: says so and offers 撤销 for a while.</summary>
[Authorize(Policies.PrepareCertificates)]
public sealed class DiscardedModel(PortalDb db, Idempotency once, TimeProvider clock) : PortalPage
{
    public Certificate Draft { get; private set; } = null!;

    public string Title { get; private set; } = "";

    /// <summary>Until when it can be taken back.</summary>
    public DateTimeOffset Until => (Draft.DiscardedAt ?? clock.GetUtcNow()) + CertificateWorkflow.UndoTime;

    public bool CanBeUndone => clock.GetUtcNow() <= Until;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return Draft.DiscardedAt is null ? LocalRedirect($"/certificates/{id}") : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await OnceAsync(
            async () =>
            {
                Draft.Restore(Officer.Actor, clock.GetUtcNow());
                once.Answer($"/certificates/{id}");
                await db.SaveChangesAsync();
                return $"/certificates/{id}";
            },
            () => OnGetAsync(id));
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var found = Officer.IsVillage ? await db.Certificates.IgnoreQueryFilters().Within(db, Officer.Jurisdiction).SingleOrDefaultAsync(c => c.Id == id) : null;
        if (found is null) return false;
        Draft = found;
        Title = await db.ListItems.OfType<CertificateItem>().Where(i => i.Id == found.ItemId).Select(i => i.Title).SingleAsync();
        return true;
    }
}
