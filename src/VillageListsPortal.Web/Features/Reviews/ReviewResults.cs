using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>What an annual review came to, as totals; a request counts once it is approved.</summary>
/// <param name="Round">The review.</param>
/// <param name="Items">How many items.</param>
/// <param name="Kept">Left as they are.</param>
/// <param name="Amended">Amended.</param>
/// <param name="Removed">Removed.</param>
/// <param name="UnderWay">Whose request is not decided yet.</param>
public sealed record ReviewResult(ReviewRound Round, int Items, int Kept, int Amended, int Removed, int UnderWay)
{
    /// <summary>Without an answer, or with a request that came to nothing.</summary>
    public int Unanswered => Items - Kept - Amended - Removed - UnderWay;
}

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
            db.ItemReviews.Count(i => i.RoundId == r.Id && i.Status == ItemReviewStatus.Settled && i.Answer == ReviewAnswer.Amend),
            db.ItemReviews.Count(i => i.RoundId == r.Id && i.Status == ItemReviewStatus.Settled && i.Answer == ReviewAnswer.Remove),
            db.ItemReviews.Count(i => i.RoundId == r.Id && i.Status == ItemReviewStatus.Requested));
}
