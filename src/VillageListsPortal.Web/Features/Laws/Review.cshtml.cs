using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Features.Reviews;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Laws;

/// <summary>Opens the review of items that rest on older texts and are in none: texts that were superseded before they came into the register have asked nobody.</summary>
[Authorize(Policies.ManageLaws)]
public sealed class ReviewModel(PortalDb db, CitingItems citing, OpenReview review, Idempotency once, TimeProvider clock) : PortalPage
{
    public Law Law { get; private set; } = null!;

    public IReadOnlyList<ReviewedItem> Items { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid law) => await FindAsync(law) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid law)
    {
        if (!await FindAsync(law)) return NotFound();
        return await OnceAsync(
            async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await db.LockListsAsync();
                await FindAsync(law); // what another reviewer has opened meanwhile is not asked twice
                var address = $"/reviews/{await review.ForLawAsync(Law, Items, Officer)}";
                once.Answer(address);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
                return address;
            },
            async () => await FindAsync(law) ? Page() : NotFound());
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.Laws.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id) is not { } law) return false;
        Law = law;
        Items = await review.AssignedAsync(await citing.UnreviewedAsync(law, Days.Today(clock)), Officer);
        return true;
    }
}
