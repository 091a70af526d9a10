using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>Answers and what follows from them. A list changes by admission only: an answer opens a request or says on which article the item rests, and touches no item (domain 3.4).</summary>
public sealed class AnswerReview(PortalDb db, Idempotency once, TimeProvider clock)
{
    /// <summary>The item stays; after an amendment reviewers are told that an article was named, after a repeal that another basis is left.</summary>
    /// <exception cref="RuleViolationException"><c>review.no-other-basis</c>, or of <see cref="ItemReview.Confirm"/>.</exception>
    public async Task<string> ConfirmAsync(ItemReview item, ReviewRound round, (string? Article, string? Words) said, Officer officer)
    {
        var now = clock.GetUtcNow();
        if (round.Cause == ReviewCause.LawRepealed) await RequireOtherBasisAsync(item, await LawOfAsync(round), Days.On(now));
        item.Confirm(said.Article, said.Words, round, officer.Actor, now);
        if (item.Status == ItemReviewStatus.Proposed) db.Notices.Add(ReviewNotices.Proposed(item, await db.DistrictOn(Days.On(now)).Select(d => d.Id).SingleAsync(), now));
        return await SaveAsync(round, $"/reviews/{round.Id}");
    }

    /// <summary>Opens the request that the answer asks for, filled in from the item, and leads to it.</summary>
    /// <exception cref="RuleViolationException"><c>admission.item-gone</c>, or of <see cref="ItemReview.Request"/>.</exception>
    public async Task<string> RequestAsync(ItemReview item, ReviewRound round, ReviewAnswer answer, Officer officer)
    {
        var now = clock.GetUtcNow();
        var version = await db.ListItems.AsNoTracking().InForce(item.ItemCode, Days.On(now)).SingleOrDefaultAsync() ?? throw new RuleViolationException("admission.item-gone", item.ItemCode);
        var draft = Admission.Draft(await RequestOfAsync(version, round, answer, Days.On(now)), officer.Actor, now);
        item.Request(draft.Id, answer, round, officer.Actor, now);
        db.Admissions.Add(draft);
        return await SaveAsync(round, $"/admissions/{draft.Id}/edit");
    }

    /// <summary>
    /// From today on, or from the first day of the new text, the item rests on the article named, and on no older text of the law; after a repeal from its
    /// day on, on no text of the law at all.
    /// </summary>
    /// <exception cref="RuleViolationException"><c>review.no-other-basis</c>, or of <see cref="ItemReview.Accept"/>.</exception>
    public async Task<string> AcceptAsync(ItemReview item, ReviewRound round, Officer officer)
    {
        var now = clock.GetUtcNow();
        item.Accept(round, officer.Actor, now);
        var (law, today) = (await LawOfAsync(round), Days.On(now));
        if (round.Cause == ReviewCause.LawRepealed) await RequireOtherBasisAsync(item, law, today);
        var first = round.Cause == ReviewCause.LawRepealed ? law.InForceTo?.AddDays(1) : law.InForceFrom;
        var day = first > today ? first.Value : today;
        var versions = db.Laws.Where(l => l.Name == law.Name).Select(l => l.Id);
        var cited = await db.LawCitations.Where(c => c.ItemCode == item.ItemCode && c.To == null && versions.Contains(c.LawId)).ToListAsync();
        if (cited.Count > 0 && cited.Max(c => c.From) >= day) day = cited.Max(c => c.From).AddDays(1); // accepted for another text today: this one follows it
        foreach (var before in cited) before.End(day);
        if (round.Cause == ReviewCause.LawAmended) db.LawCitations.Add(new LawCitation(law.Id, item.ItemCode, day) { Article = item.Article, ReviewId = item.Id });
        return await SaveAsync(round, $"/reviews/{round.Id}");
    }

    public Task<string> ReturnAsync(ItemReview item, ReviewRound round, string? reason, Officer officer)
    {
        var now = clock.GetUtcNow();
        item.Return(reason, round, officer.Actor, now);
        db.Notices.Add(ReviewNotices.Returned(item, now));
        return SaveAsync(round, $"/reviews/{round.Id}");
    }

    public Task<string> AssignAsync(ItemReview item, ReviewRound round, Guid unit, Officer officer)
    {
        var now = clock.GetUtcNow();
        item.Assign(unit, round, officer.Actor, now);
        db.Notices.Add(ReviewNotices.Assigned(item, round, now));
        return SaveAsync(round, $"/reviews/{round.Id}");
    }

    private Task<Law> LawOfAsync(ReviewRound round) => db.Laws.AsNoTracking().SingleAsync(l => l.Id == round.LawId);

    /// <summary>What is left must be another law that the register has in force: else only a request gives the item a basis, or ends it.</summary>
    private async Task RequireOtherBasisAsync(ItemReview item, Law repealed, DateOnly today)
    {
        var day = repealed.InForceTo is { } last && last >= today ? last.AddDays(1) : today; // on which the repealed one carries nothing any more
        var others = db.LawCitations.HoldingOn(today).Where(c => c.ItemCode == item.ItemCode && c.To == null);
        if (!await others.AnyAsync(c => db.Laws.Any(l => l.Id == c.LawId && l.Name != repealed.Name && (l.InForceFrom == null || l.InForceFrom <= day) && (l.InForceTo == null || l.InForceTo >= day)))) throw new RuleViolationException("review.no-other-basis");
    }

    /// <summary>
    /// What the version says, with the texts that it rests on but for those that have ended; after an amendment the new text stands first, and where a law
    /// was repealed an item is removed because of the document that repealed it.
    /// </summary>
    private async Task<AdmissionRequest> RequestOfAsync(ListItem version, ReviewRound round, ReviewAnswer answer, DateOnly today)
    {
        var law = round.LawId is null ? null : await LawOfAsync(round);
        var cited = await (from c in db.LawCitations.HoldingOn(today) where c.ItemCode == version.Code join l in db.Laws on c.LawId equals l.Id orderby l.Name select l).AsNoTracking().ToListAsync();
        var bases = cited.Where(l => !l.IsSupersededOn(today) && l.Name != law?.Name).Select(l => l.NamedAs);
        if (round.Cause == ReviewCause.LawAmended) bases = bases.Prepend(law!.NamedAs);
        if (round.Cause == ReviewCause.LawRepealed && answer == ReviewAnswer.Remove) bases = bases.Prepend(law!.RepealedBy!);
        return ItemRequests.Of(version, answer == ReviewAnswer.Amend ? AdmissionKind.AmendItem : AdmissionKind.RemoveItem) with
        {
            Reason = round.Cause switch { ReviewCause.LawAmended => AdmissionReason.LawAmended, ReviewCause.LawRepealed => AdmissionReason.LawRepealed, _ => AdmissionReason.Other },
            Bases = [.. bases.Select(b => new Basis(b, "", ""))],
        };
    }

    /// <summary>One after the other with the closing of the review: an answer lands in an open one or not at all.</summary>
    private async Task<string> SaveAsync(ReviewRound round, string address)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockListsAsync();
        if (!await db.ReviewRounds.AnyAsync(r => r.Id == round.Id && r.Status == ReviewRoundStatus.Open)) throw new RuleViolationException("review.closed");
        once.Answer(address);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return address;
    }
}
