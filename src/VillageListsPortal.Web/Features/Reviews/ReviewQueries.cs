using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>A review with how far it is; of the items that the reader reaches.</summary>
public sealed record RoundRow(ReviewRound Round, Law? Law, int Items, int Answered);

/// <summary>An item in a review, as it is now.</summary>
/// <param name="Review">Its review.</param>
/// <param name="Item">The version in force today, or the last one.</param>
/// <param name="Unit">Who answers.</param>
public sealed record ReviewRow(ItemReview Review, ListItem Item, string Unit);

/// <summary>How far one unit is.</summary>
public sealed record UnitProgress(Guid UnitId, string Unit, int Items, int Answered, int Settled);

/// <summary>Reads reviews. An item that changed meanwhile is shown by its version of today.</summary>
public sealed class ReviewQueries(PortalDb db)
{
    public const int PageSize = 30;

    /// <summary>Reviews in which the officer reaches an item, the newest first; one more than a page where there are more.</summary>
    public Task<List<RoundRow>> RoundsAsync(Officer officer, Guid? before, int size)
    {
        var items = db.ItemReviews.ReachedBy(officer);
        return db.ReviewRounds.AsNoTracking().Where(r => (before == null || r.Id < before) && items.Any(i => i.RoundId == r.Id)).OrderByDescending(r => r.Id)
            .Select(r => new RoundRow(r, db.Laws.FirstOrDefault(l => l.Id == r.LawId), items.Count(i => i.RoundId == r.Id), items.Count(i => i.RoundId == r.Id && i.Status != ItemReviewStatus.Open)))
            .Take(size + 1).ToListAsync();
    }

    /// <summary>The items of a review that the officer reaches, by code.</summary>
    public async Task<IReadOnlyList<ReviewRow>> RowsAsync(Guid round, Officer officer, DateOnly today)
    {
        var found = await (
            from r in db.ItemReviews.AsNoTracking().ReachedBy(officer)
            where r.RoundId == round
            join u in db.Units on r.UnitId equals u.Id
            orderby r.ItemCode
            select new { Review = r, u.ShortName }).ToListAsync();
        var codes = found.ConvertAll(f => f.Review.ItemCode);
        var versions = (await db.ListItems.AsNoTracking().Where(i => codes.Contains(i.Code) && i.From <= today).ToListAsync()).ToLookup(i => i.Code, StringComparer.Ordinal);
        return [.. found.Select(f => new ReviewRow(f.Review, versions[f.Review.ItemCode].MaxBy(i => i.Version)!, f.ShortName))];
    }

    /// <summary>How far each unit is, those with the most to do first.</summary>
    public static IReadOnlyList<UnitProgress> Progress(IReadOnlyList<ReviewRow> rows) =>
    [
        .. rows.GroupBy(r => (r.Review.UnitId, r.Unit))
            .Select(g => new UnitProgress(g.Key.UnitId, g.Key.Unit, g.Count(), g.Count(r => r.Review.IsAnswered), g.Count(r => r.Review.Status == ItemReviewStatus.Settled)))
            .OrderByDescending(p => p.Items - p.Answered).ThenBy(p => p.Unit, StringComparer.Ordinal),
    ];

    /// <summary>Colour of the deadline: red once it has passed, amber on the last working days.</summary>
    public static string Tone(ReviewRound round, DateOnly today, DistrictRules limits) =>
        round.Status == ReviewRoundStatus.Closed ? "" : today > round.Due ? "over" : limits.Calendar.DaysLeft(today, round.Due) <= limits.Settings.WarningWorkdays ? "due" : "wait";
}
