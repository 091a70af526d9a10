using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>Opens a review: each item goes to who answers for it, and each unit is told once. Who calls saves, so that a law and its review are one transaction.</summary>
public sealed class OpenReview(PortalDb db, ResponsibleUnits responsible, RulesOfDistrict rules, TimeProvider clock)
{
    /// <summary>Items with who would answer for them.</summary>
    public Task<IReadOnlyList<ReviewedItem>> AssignedAsync(IReadOnlyList<ListItem> items, Officer officer) => responsible.OfAsync(items, officer);

    /// <summary>The day by which units answer, unless told otherwise.</summary>
    public async Task<DateOnly> DueAsync()
    {
        var limits = await rules.ReadAsync();
        return limits.Calendar.DueDay(Days.Today(clock), limits.Settings.ReviewWorkdays);
    }

    /// <summary>Opens the review of the items that cite a text before this one, or, where the law was repealed, any text of it.</summary>
    /// <returns>The review's id.</returns>
    public async Task<Guid> ForLawAsync(Law law, IReadOnlyList<ReviewedItem> items, Officer officer)
    {
        var (codes, now) = (Codes(items), clock.GetUtcNow());
        foreach (var item in await UnsettledAsync(law.Name, codes)) item.Overtake(officer.Actor, now);
        var due = await DueAsync();
        var round = law.RepealedBy is null ? ReviewRound.ForLaw(law.Id, codes, due, officer.Actor, now) : ReviewRound.ForRepeal(law.Id, codes, due, officer.Actor, now);
        Add(round, items, law.Title);
        return round.Id;
    }

    /// <summary>Opens the annual review of a list.</summary>
    /// <returns>The review's id.</returns>
    /// <exception cref="RuleViolationException"><c>review.already-open</c>, or of <see cref="ReviewRound.Annual"/>.</exception>
    public async Task<Guid> AnnualAsync(ListKind list, DateOnly due, Officer officer)
    {
        if (await db.ReviewRounds.AnyAsync(r => r.List == list && r.Status == ReviewRoundStatus.Open)) throw new RuleViolationException("review.already-open");
        var (kind, today) = (list.ToString(), Days.Today(clock));
        var items = await db.ListItems.AsNoTracking().Where(i => EF.Property<string>(i, "kind") == kind && i.From <= today && (i.To == null || today < i.To)).OrderBy(i => i.Code).ToListAsync();
        var assigned = await AssignedAsync(items, officer);
        var round = ReviewRound.Annual(list, Codes(assigned), due, officer.Actor, clock.GetUtcNow());
        Add(round, assigned, ReviewNotices.NameOf(list));
        return round.Id;
    }

    /// <summary>What an earlier amendment of the same law has asked about these items and nobody has settled.</summary>
    private Task<List<ItemReview>> UnsettledAsync(string law, List<string> codes)
    {
        var texts = db.Laws.Where(l => l.Name == law).Select(l => (Guid?)l.Id);
        var rounds = db.ReviewRounds.Where(r => r.Status == ReviewRoundStatus.Open && texts.Contains(r.LawId)).Select(r => r.Id);
        return db.ItemReviews.Where(i => rounds.Contains(i.RoundId) && codes.Contains(i.ItemCode) && i.Status != ItemReviewStatus.Settled).ToListAsync();
    }

    private static List<string> Codes(IReadOnlyList<ReviewedItem> items) => [.. items.Select(i => i.Item.Code)];

    private void Add(ReviewRound round, IReadOnlyList<ReviewedItem> items, string name)
    {
        db.ReviewRounds.Add(round);
        db.ItemReviews.AddRange(items.Select(i => new ItemReview(round, (i.Item.Code, i.Item.Version), i.UnitId)));
        db.Notices.AddRange(items.GroupBy(i => i.UnitId).Select(unit => ReviewNotices.Opened(round, unit.Key, name, unit.Count())));
    }
}
