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
            foreach (var admission in db.ChangeTracker.Entries<Admission>().Select(e => e.Entity).Where(a => a.Events.Count > 0).ToList()) await FollowAsync(db, admission, cancellationToken);
        }

        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    private static Task FollowAsync(PortalDb db, Admission a, CancellationToken stop) => a.Events.FirstOrDefault(Ends) switch
    {
        null => Task.CompletedTask,
        { } e when a.Status == AdmissionStatus.Approved => ChangeAsync(db, a, e, stop),
        { } e => DropAsync(db, a.Id, e, stop),
    };

    private static bool Ends(DomainEvent e) => e is AdmissionDiscarded or AdmissionMoved { Is: AdmissionStatus.Approved or AdmissionStatus.Refused or AdmissionStatus.Withdrawn };

    private static async Task ChangeAsync(PortalDb db, Admission a, DomainEvent e, CancellationToken stop)
    {
        if (a.Kind is not (AdmissionKind.AmendItem or AdmissionKind.RemoveItem) || a.ItemCode is not { } code) return;
        var answer = a.Kind == AdmissionKind.AmendItem ? ReviewAnswer.Amend : ReviewAnswer.Remove;
        foreach (var item in await Open(db).Where(i => i.ItemCode == code).ToListAsync(stop)) item.Change(a.Id, answer, e.By, e.At);
    }

    private static async Task DropAsync(PortalDb db, Guid admission, DomainEvent e, CancellationToken stop)
    {
        foreach (var item in await Open(db).Where(i => i.AdmissionId == admission && i.Status == ItemReviewStatus.Requested).ToListAsync(stop)) item.Drop(e.By, e.At);
    }

    private static IQueryable<ItemReview> Open(PortalDb db) => db.ItemReviews.Where(i => db.ReviewRounds.Any(r => r.Id == i.RoundId && r.Status == ReviewRoundStatus.Open));
}
