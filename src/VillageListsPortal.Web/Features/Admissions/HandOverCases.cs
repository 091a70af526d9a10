using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Notifications;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>A reviewer, how many open cases are assigned, and whether a post of today lets others give more.</summary>
public sealed record ReviewerCases(Guid Id, string Name, int Open, bool Works);

/// <summary>
/// Gives the open cases of one reviewer to another for a period, because of leave or illness, and brings back what is still open afterwards: at once where a
/// reviewer says so, on their days by <see cref="DueHandovers"/>.
/// </summary>
public sealed class HandOverCases(PortalDb db, Idempotency once, TimeProvider clock)
{
    public const string Page = "/admissions/handover";

    /// <summary>Everybody who has open cases or can take some.</summary>
    public async Task<IReadOnlyList<ReviewerCases>> ReviewersAsync()
    {
        var working = Working();
        var found = await db.Persons.AsNoTracking()
            .Select(p => new { p.Id, p.Name, Open = db.Admissions.Count(a => a.AssignedTo == p.Id && a.SubmittedAt != null && a.ClosedAt == null), Works = working.Contains(p.Id) })
            .Where(r => r.Works || r.Open > 0).OrderBy(r => r.Name).ThenBy(r => r.Id).ToListAsync();
        return [.. found.Select(r => new ReviewerCases(r.Id, r.Name, r.Open, r.Works))];
    }

    /// <param name="from">Whose cases.</param>
    /// <param name="to">Who gets them.</param>
    /// <param name="days">First and last day.</param>
    /// <param name="by">A reviewer.</param>
    /// <exception cref="RuleViolationException">Of <see cref="CaseHandover.Give"/>; <c>handover.not-working</c>, <c>handover.nothing</c>, <c>handover.none-possible</c> (numbers).</exception>
    public async Task<string> RunAsync(Guid from, Guid to, (DateOnly From, DateOnly? Until) days, Actor by)
    {
        var now = clock.GetUtcNow();
        if (!await Working().ContainsAsync(to)) throw new RuleViolationException("handover.not-working");
        var handover = CaseHandover.Give(from, to, days, await db.CaseHandovers.AsNoTracking().Where(h => h.EndedAt == null).ToListAsync(), by, now);
        db.CaseHandovers.Add(handover);
        if (handover.IsToStartOn(Days.On(now))) await StartAsync(handover, by, now, needsSome: true);
        once.Answer(Page);
        await db.SaveChangesAsync();
        return Page;
    }

    /// <summary>Ends one before its last day, or before it has begun.</summary>
    public async Task<string> EndAsync(CaseHandover handover, Actor by)
    {
        await FinishAsync(handover, by, clock.GetUtcNow());
        once.Answer(Page);
        await db.SaveChangesAsync();
        return Page;
    }

    /// <summary>What is due in one today; who calls saves. One whose deputy is no reviewer any more never starts.</summary>
    /// <returns>Whether anything was.</returns>
    public async Task<bool> SettleAsync(CaseHandover handover)
    {
        var now = clock.GetUtcNow();
        var today = Days.On(now);
        if (handover.IsToEndOn(today) || (handover.IsToStartOn(today) && !await Working().ContainsAsync(handover.ToPerson))) await FinishAsync(handover, Actor.System, now);
        else if (handover.IsToStartOn(today)) await StartAsync(handover, Actor.System, now, needsSome: false);
        else return false;
        return true;
    }

    private async Task StartAsync(CaseHandover handover, Actor by, DateTimeOffset now, bool needsSome)
    {
        var cases = await db.Admissions.Include(a => a.Actors).Where(a => a.AssignedTo == handover.FromPerson && a.SubmittedAt != null && a.ClosedAt == null).OrderBy(a => a.Id).ToListAsync();
        if (needsSome && cases.Count == 0) throw new RuleViolationException("handover.nothing");
        var own = await db.UnitsOfAsync(handover.ToPerson, Days.On(now));
        var possible = cases.ToLookup(a => a.MayBeReviewedBy(handover.ToPerson, own));
        if (needsSome && !possible[true].Any()) throw new RuleViolationException("handover.none-possible", string.Join(' ', cases.Select(a => a.Number)));
        foreach (var admission in possible[true]) admission.HandOver(handover, own, by, now);
        handover.Start(possible[true].Count(), [.. possible[false].Select(a => a.Id)], by, now);
        await TellAsync(handover, HandoverNotices.Started, possible[true].Count(), now);
    }

    private async Task FinishAsync(CaseHandover handover, Actor by, DateTimeOffset now)
    {
        var cases = await db.Admissions.Include(a => a.Actors).Where(a => a.HandoverId == handover.Id && a.ClosedAt == null).OrderBy(a => a.Id).ToListAsync();
        var works = await Working().ContainsAsync(handover.FromPerson);
        var own = await db.UnitsOfAsync(handover.FromPerson, Days.On(now));
        var back = cases.ToLookup(a => works && a.MayBeReviewedBy(handover.FromPerson, own));
        foreach (var group in back)
        {
            foreach (var admission in group) admission.ComeBack(handover, group.Key, by, now);
        }

        handover.End(back[true].Count(), by, now);
        await TellAsync(handover, handover.StartedAt is null ? HandoverNotices.Dropped : HandoverNotices.Ended, back[true].Count(), now);
    }

    private async Task TellAsync(CaseHandover handover, string what, int count, DateTimeOffset now)
    {
        var names = await db.Persons.Where(p => p.Id == handover.FromPerson || p.Id == handover.ToPerson).ToDictionaryAsync(p => p.Id, p => p.Name);
        db.Notices.AddRange(HandoverNotices.Of(handover, what, (names[handover.FromPerson], names[handover.ToPerson]), count, now));
    }

    private IQueryable<Guid> Working()
    {
        var today = Days.Today(clock);
        return db.Posts.Where(p => p.Role == Role.Reviewer && p.ConfirmedAt != null && p.From <= today && (p.To == null || today < p.To)).Select(p => p.PersonId);
    }
}
