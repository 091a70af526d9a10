using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Laws;

/// <summary>Exactly the items that an amendment makes 依据待复核: those that still rest on one of the texts when it is superseded.</summary>
public sealed class CitingItems(PortalDb db)
{
    /// <param name="superseded">The texts.</param>
    /// <param name="from">First day of the text that supersedes them.</param>
    /// <param name="today">Today: an item that has ended by then needs no review.</param>
    public Task<List<ListItem>> OfAsync(IReadOnlyCollection<Guid> superseded, DateOnly from, DateOnly today)
    {
        var day = from > today ? from : today;
        var cited = db.LawCitations.HoldingOn(day).Where(c => superseded.Contains(c.LawId)).Select(c => c.ItemCode);
        return db.ListItems.AsNoTracking().Where(i => cited.Contains(i.Code) && i.From <= day && (i.To == null || day < i.To)).OrderBy(i => i.Code).ToListAsync();
    }

    /// <summary>Those that rest on older texts of this law, or where it was repealed on any, and are in no open review of it.</summary>
    public async Task<List<ListItem>> UnreviewedAsync(Law law, DateOnly today)
    {
        if ((law.RepealedBy is null ? law.InForceFrom : law.InForceTo?.AddDays(1)) is not { } from) return [];
        var ended = await db.Laws.AsNoTracking().Where(l => l.Name == law.Name && (l.Id != law.Id || l.RepealedBy != null) && l.InForceTo < from).Select(l => l.Id).ToListAsync();
        var items = await OfAsync(ended, from, today);
        var versions = db.Laws.Where(l => l.Name == law.Name).Select(l => (Guid?)l.Id);
        var reviewed = await db.ItemReviews.Where(r => r.Status != ItemReviewStatus.Settled && db.ReviewRounds.Any(x => x.Id == r.RoundId && x.Status == ReviewRoundStatus.Open && versions.Contains(x.LawId)))
            .Select(r => r.ItemCode).ToListAsync();
        return [.. items.Where(i => !reviewed.Contains(i.Code, StringComparer.Ordinal))];
    }
}
