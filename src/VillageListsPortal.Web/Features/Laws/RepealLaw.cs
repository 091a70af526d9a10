using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Features.Reviews;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Laws;

/// <summary>
/// 登记废止: a law ends without another text. The items that cite any text of it are 依据待复核 from that day on, and their departments are asked, all in one
/// transaction, as where a new text is loaded (domain part 2).
/// </summary>
public sealed class RepealLaw(PortalDb db, CitingItems citing, OpenReview review, Idempotency once, TimeProvider clock)
{
    /// <summary>Exactly the items that would be marked, each with who would review it.</summary>
    /// <param name="law">A text of the law.</param>
    /// <param name="from">The day of the repeal; null for today.</param>
    /// <param name="officer">A reviewer.</param>
    public async Task<IReadOnlyList<ReviewedItem>> AffectedAsync(Law law, DateOnly? from, Officer officer)
    {
        var (today, texts) = (Days.Today(clock), await db.Laws.Where(l => l.Name == law.Name).Select(l => l.Id).ToListAsync());
        return await review.AssignedAsync(await citing.OfAsync(texts, from ?? today, today), officer);
    }

    /// <exception cref="RuleViolationException">Of <see cref="Law.Repeal"/>.</exception>
    public async Task<string> RunAsync(Law law, DateOnly? from, string? document, Officer officer)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockListsAsync(); // a new text, another repeal, or an approval that cites this one, at the same moment: one sees the other
        await db.Entry(law).ReloadAsync(); // as it is behind the lock
        law.Repeal(from, document, officer.Actor, clock.GetUtcNow());
        if (await AffectedAsync(law, from, officer) is { Count: > 0 } items) await review.ForLawAsync(law, items, officer);
        var address = $"/laws/{law.Id}";
        once.Answer(address);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return address;
    }
}
