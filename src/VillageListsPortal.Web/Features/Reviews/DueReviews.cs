using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>What time alone brings about in reviews: units are reminded, a review of a basis ends with its last item.</summary>
public sealed class DueReviews(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueReviews> log) : DueCases(scopes, LeaderLock, log)
{
    private const long LeaderLock = 0x52657669; // "Revi"

    protected override Task<List<Guid>> CandidatesAsync(PortalDb db, CancellationToken stop) =>
        db.ReviewRounds.AsNoTracking().Where(r => r.Status == ReviewRoundStatus.Open).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(stop);

    protected override async Task<bool> SettleAsync(IServiceProvider services, PortalDb db, Guid id, CancellationToken stop)
    {
        if (await db.ReviewRounds.SingleOrDefaultAsync(r => r.Id == id && r.Status == ReviewRoundStatus.Open, stop) is not { } round) return false;
        var items = await db.ItemReviews.AsNoTracking().Where(i => i.RoundId == id).ToListAsync(stop);
        var calendar = (await services.GetRequiredService<RulesOfDistrict>().ReadAsync()).Calendar;
        var law = await db.Laws.AsNoTracking().SingleOrDefaultAsync(l => l.Id == round.LawId, stop);
        return Settle(db, round, items, law, () => round.IsToRemindOn(Days.Today(clock), calendar));
    }

    private bool Settle(PortalDb db, ReviewRound round, List<ItemReview> items, Law? law, Func<bool> reminds)
    {
        var now = clock.GetUtcNow();
        if (law is not null && items.TrueForAll(i => i.Status == ItemReviewStatus.Settled))
        {
            round.Finish(now);
            return true;
        }

        var units = items.Where(i => !i.IsAnswered).GroupBy(i => i.UnitId).ToList();
        if (units.Count == 0 || !reminds()) return false;
        round.Remind(units.Count, Actor.System, now);
        db.Notices.AddRange(units.Select(u => ReviewNotices.Reminded(round, u.Key, law?.Title ?? ReviewNotices.NameOf(round.List!.Value), u.Count(), now)));
        return true;
    }
}
