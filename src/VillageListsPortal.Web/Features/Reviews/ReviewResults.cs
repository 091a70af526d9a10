using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>What an annual review came to, as totals. Of items under request the outcome is that of the request.</summary>
public sealed record ReviewResult(ReviewRound Round, int Items, int Kept, int Amended, int Removed, int Unanswered);

public static class ReviewResults
{
    /// <summary>The annual reviews that are closed, with their totals.</summary>
    public static IQueryable<ReviewResult> AnnualResults(this PortalDb db) =>
        from r in db.ReviewRounds.AsNoTracking()
        where r.Cause == ReviewCause.Annual && r.Status == ReviewRoundStatus.Closed
        orderby r.Id descending
        select new ReviewResult(
            r,
            db.ItemReviews.Count(i => i.RoundId == r.Id),
            db.ItemReviews.Count(i => i.RoundId == r.Id && i.Answer == ReviewAnswer.Keep),
            db.ItemReviews.Count(i => i.RoundId == r.Id && i.Answer == ReviewAnswer.Amend),
            db.ItemReviews.Count(i => i.RoundId == r.Id && i.Answer == ReviewAnswer.Remove),
            r.Unanswered);
}
