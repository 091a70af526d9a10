using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>
/// What an admission does to open reviews, in its own transaction: one that changes or removes an item settles the item's review, whoever asked for it;
/// one that was opened from a review and comes to nothing puts its item back. It runs before the journal takes the events away.
/// </summary>
public sealed class ReviewInterceptor : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PortalDb db)
        {
            var acted = db.ChangeTracker.Entries<Admission>().Select(e => e.Entity).Where(a => a.Events.Any(Ends)).ToList();
            foreach (var admission in acted) await FollowAsync(db, admission, cancellationToken);
            if (acted.Count > 0) db.ChangeTracker.DetectChanges(); // the items of reviews that followed
        }

        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    private static Task FollowAsync(PortalDb db, Admission a, CancellationToken stop) => a.Events.First(Ends) switch
    {
        var e when a.Status is AdmissionStatus.Approved or AdmissionStatus.Expired => ChangeAsync(db, a, e, stop),
        var e => DropAsync(db, a.Id, e, stop),
    };

    private static bool Ends(DomainEvent e) => e is AdmissionDiscarded or AdmissionMoved { Is: AdmissionStatus.Approved or AdmissionStatus.Refused or AdmissionStatus.Withdrawn or AdmissionStatus.Expired };

    private static async Task ChangeAsync(PortalDb db, Admission a, DomainEvent e, CancellationToken stop)
    {
        var ended = a.Status == AdmissionStatus.Expired; // the item's term is over: it is no more
        if (a.Kind == AdmissionKind.TemporaryTask || (a.Kind == AdmissionKind.AddItem && !ended) || a.ItemCode is not { } code) return;
        var answer = a.Kind == AdmissionKind.RemoveItem || ended ? ReviewAnswer.Remove : ReviewAnswer.Amend;
        foreach (var item in await Followed(db, a.Id).Where(i => i.ItemCode == code).ToListAsync(stop)) item.Change(a.Id, answer, e.By, e.At);
    }

    private static async Task DropAsync(PortalDb db, Guid admission, DomainEvent e, CancellationToken stop)
    {
        foreach (var item in await Followed(db, admission).Where(i => i.AdmissionId == admission && i.Status == ItemReviewStatus.Requested).ToListAsync(stop)) item.Drop(e.By, e.At);
    }

    /// <summary>The items of open reviews, and those of closed ones whose request this is: their result is still to come.</summary>
    private static IQueryable<ItemReview> Followed(PortalDb db, Guid admission) => db.ItemReviews
        .Where(i => (i.AdmissionId == admission && i.Status == ItemReviewStatus.Requested) || db.ReviewRounds.Any(r => r.Id == i.RoundId && r.Status == ReviewRoundStatus.Open));
}
