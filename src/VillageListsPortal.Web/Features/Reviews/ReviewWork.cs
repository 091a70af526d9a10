using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>One review that waits for an officer.</summary>
/// <param name="Href">Where to go on.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Action">answer, accept or close.</param>
/// <param name="Count">How many items wait.</param>
/// <param name="Due">Last day.</param>
/// <param name="Tone">Colour of that day.</param>
public sealed record ReviewTask(string Href, string Title, string Action, int Count, DateOnly Due, string Tone);

/// <summary>What waits for an officer in reviews: as ids for the count, as rows for the queue.</summary>
public sealed class ReviewWork(PortalDb db, ReviewTitles titles, RulesOfDistrict rules, TimeProvider clock)
{
    private sealed record Found(ReviewRound Round, Law? Law, int Open, int Proposed, int Own);

    /// <summary>Ids of reviews that wait for this officer; null where none can.</summary>
    public IQueryable<Guid>? Ids(Officer officer)
    {
        var (unit, me) = (officer.UnitId, officer.PersonId);
        var open = db.ReviewRounds.AsNoTracking().Where(r => r.Status == ReviewRoundStatus.Open);
        return officer.Role switch
        {
            Role.DepartmentStaff => open.Where(r => db.ItemReviews.Any(i => i.RoundId == r.Id && i.UnitId == unit && i.Status == ItemReviewStatus.Open)).Select(r => r.Id),
            Role.Reviewer => open.Where(r => db.ItemReviews.Any(i => i.RoundId == r.Id && ((i.UnitId == unit && i.Status == ItemReviewStatus.Open) || (i.Status == ItemReviewStatus.Proposed && i.AnsweredBy != me)))
                || (r.Cause == ReviewCause.Annual && !db.ItemReviews.Any(i => i.RoundId == r.Id && i.Status == ItemReviewStatus.Open))).Select(r => r.Id),
            _ => null,
        };
    }

    /// <summary>The rows of the queue, what is due first.</summary>
    public async Task<IReadOnlyList<ReviewTask>> RowsAsync(Officer officer, int most)
    {
        if (Ids(officer) is not { } ids) return [];
        var (unit, me) = (officer.UnitId, officer.PersonId);
        var found = await (
            from r in db.ReviewRounds.AsNoTracking().Where(r => ids.Contains(r.Id))
            orderby r.Due, r.Id
            select new Found(
                r,
                db.Laws.FirstOrDefault(l => l.Id == r.LawId),
                db.ItemReviews.Count(i => i.RoundId == r.Id && i.Status == ItemReviewStatus.Open),
                db.ItemReviews.Count(i => i.RoundId == r.Id && i.Status == ItemReviewStatus.Proposed && i.AnsweredBy != me),
                db.ItemReviews.Count(i => i.RoundId == r.Id && i.UnitId == unit && i.Status == ItemReviewStatus.Open))).Take(most).ToListAsync();
        var limits = await rules.ReadAsync();
        return [.. found.Select(f => RowOf(f, limits))];
    }

    private ReviewTask RowOf(Found f, Domain.Admissions.DistrictRules limits)
    {
        var (action, count) = f.Own > 0 ? ("answer", f.Own) : f.Proposed > 0 ? ("accept", f.Proposed) : ("close", f.Open);
        return new ReviewTask($"/reviews/{f.Round.Id}{(action == "close" ? "/close" : "")}", titles.Of(f.Round, f.Law), action, count, f.Round.Due, ReviewQueries.Tone(f.Round, Days.Today(clock), limits));
    }
}
