using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>A reviewer closes an annual review: all is answered, or there is a reason.</summary>
[Authorize(Policies.LeadReviews)]
public sealed class CloseModel(PortalDb db, Idempotency once, TimeProvider clock) : PortalPage
{
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The version of the review that the form was made from (settled S8).</summary>
    [BindProperty]
    public uint? Version { get; set; }

    public ReviewRound Round { get; private set; } = null!;

    /// <summary>Codes of the items without an answer.</summary>
    public IReadOnlyList<string> Unanswered { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        return Round.Status == ReviewRoundStatus.Open ? Show() : LocalRedirect($"/reviews/{id}");
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(() => Task.FromResult(Show()));
        return await OnceAsync(() => CloseAsync(id), async () => await FindAsync(id) ? Show() : NotFound());
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is ["reason", ..] ? nameof(Reason) : "";

    private async Task<string> CloseAsync(Guid id)
    {
        if (Version is { } shown && shown != db.VersionOf(Round)) throw new DbUpdateConcurrencyException("The form was made from an older version.");
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockListsAsync(); // what is answered at this moment comes before or not at all
        var (now, open) = (clock.GetUtcNow(), await db.ItemReviews.CountAsync(i => i.RoundId == id && i.Status == ItemReviewStatus.Open));
        Round.Close(open, Reason, Officer.Actor, now);
        var units = await db.ItemReviews.Where(i => i.RoundId == id).Select(i => i.UnitId).Distinct().ToListAsync();
        db.Notices.AddRange(units.Select(u => ReviewNotices.Closed(Round, u, ReviewNotices.NameOf(Round.List!.Value), now)));
        var address = $"/reviews/{id}";
        once.Answer(address);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return address;
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.ReviewRounds.SingleOrDefaultAsync(r => r.Id == id && r.Cause == ReviewCause.Annual) is not { } round) return false;
        Round = round;
        Unanswered = await db.ItemReviews.Where(i => i.RoundId == id && i.Status == ItemReviewStatus.Open).OrderBy(i => i.ItemCode).Select(i => i.ItemCode).ToListAsync();
        return true;
    }

    private IActionResult Show()
    {
        Renew(nameof(Version));
        Version = db.VersionOf(Round);
        return Page();
    }
}
