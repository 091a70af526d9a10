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

    /// <summary>One hand-over is given, begins or ends by its days at a time: who is away and who stands in for whom is read before it is said.</summary>
    public const long Lock = 0x48616E64; // "Hand"

    /// <summary>Everybody who has open cases or can take some.</summary>
    public async Task<IReadOnlyList<ReviewerCases>> ReviewersAsync()
    {
        var working = Working(db, Days.Today(clock));
        var found = await db.Persons.AsNoTracking()
            .Select(p => new { p.Id, p.Name, Open = db.Admissions.Count(a => a.AssignedTo == p.Id && a.SubmittedAt != null && a.ClosedAt == null), Works = working.Contains(p.Id) })
            .Where(r => r.Works || r.Open > 0).OrderBy(r => r.Name).ThenBy(r => r.Id).ToListAsync();
        return [.. found.Select(r => new ReviewerCases(r.Id, r.Name, r.Open, r.Works))];
    }

    /// <param name="from">Whose cases.</param>
    /// <param name="to">Who gets them.</param>
    /// <param name="days">First and last day.</param>
    /// <param name="by">A reviewer.</param>
    /// <exception cref="RuleViolationException">Of <see cref="CaseHandover.Give"/>; <c>handover.from-missing</c> for somebody who is none of the reviewers, <c>handover.not-working</c>, <c>handover.nothing</c>, <c>handover.none-possible</c> (numbers).</exception>
    public async Task<string> RunAsync(Guid from, Guid to, (DateOnly From, DateOnly? Until) days, Actor by)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})");
        var reviewers = await ReviewersAsync();
        if (reviewers.All(r => r.Id != from)) throw new RuleViolationException("handover.from-missing");
        if (reviewers.All(r => r.Id != to || !r.Works)) throw new RuleViolationException("handover.not-working");
        var handover = CaseHandover.Give(from, to, days, await db.CaseHandovers.AsNoTracking().Where(h => h.EndedAt == null).ToListAsync(), by, now);
        if (handover.IsToStartOn(Days.On(now))) await StartAsync(handover, by, now, needsSome: true);
        db.CaseHandovers.Add(handover);
        once.Answer(Page);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
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

    /// <summary>What is due in one today; who calls saves. One whose deputy is no reviewer any more ends, or never starts.</summary>
    /// <returns>Whether anything was.</returns>
    public async Task<bool> SettleAsync(CaseHandover handover)
    {
        var now = clock.GetUtcNow();
        var today = Days.On(now);
        if (handover.EndedAt is not null) return false;
        if (handover.IsToEndOn(today) || (handover.From <= today && !await Working(db, today).ContainsAsync(handover.ToPerson))) await FinishAsync(handover, Actor.System, now);
        else if (handover.IsToStartOn(today)) await StartAsync(handover, Actor.System, now, needsSome: false);
        else return false;
        return true;
    }

    /// <summary>Reviewers in post on a day.</summary>
    public static IQueryable<Guid> Working(PortalDb db, DateOnly today) =>
        db.Posts.Where(p => p.Role == Role.Reviewer && p.ConfirmedAt != null && p.From <= today && (p.To == null || today < p.To)).Select(p => p.PersonId);

    private async Task StartAsync(CaseHandover handover, Actor by, DateTimeOffset now, bool needsSome)
    {
        await FinishPastAsync(handover.FromPerson, now);
        var cases = await db.Admissions.Include(a => a.Actors).Where(a => a.AssignedTo == handover.FromPerson && a.SubmittedAt != null && a.ClosedAt == null).OrderBy(a => a.Id).ToListAsync();
        if (needsSome && cases.Count == 0) throw new RuleViolationException("handover.nothing");
        var own = await db.UnitsOfAsync(handover.ToPerson, Days.On(now));
        var possible = cases.ToLookup(a => a.MayBeReviewedBy(handover.ToPerson, own));
        if (needsSome && !possible[true].Any()) throw new RuleViolationException("handover.none-possible", string.Join(' ', cases.Select(a => a.Number)));
        foreach (var admission in possible[true]) admission.HandOver(handover, own, by, now);
        handover.Start(possible[true].Count(), [.. possible[false].Select(a => a.Id)], by, now);
        db.Notices.AddRange(HandoverNotices.OfStart(handover, possible[true].Count(), now));
    }

    /// <summary>Hand-overs whose last day is past end before the next one begins, in whatever order the days are settled: what comes back goes over with the rest, and what is another's does not.</summary>
    private async Task FinishPastAsync(Guid person, DateTimeOffset now)
    {
        var today = Days.On(now);
        var past = await db.CaseHandovers.Where(h => h.EndedAt == null && h.Until < today && (h.FromPerson == person || h.ToPerson == person)).OrderBy(h => h.Until).ToListAsync();
        foreach (var handover in past) await FinishAsync(handover, Actor.System, now);
        await db.SaveChangesAsync(); // within the transaction of the one that begins
    }

    private async Task FinishAsync(CaseHandover handover, Actor by, DateTimeOffset now)
    {
        var cases = await db.Admissions.Include(a => a.Actors).Where(a => a.HandoverId == handover.Id && a.ClosedAt == null).OrderBy(a => a.Id).ToListAsync();
        var able = new List<(Guid Id, HashSet<Guid> OwnUnits)>();
        foreach (var person in await Working(db, Days.On(now)).Where(p => p == handover.FromPerson || p == handover.ToPerson).Distinct().ToListAsync()) able.Add((person, [.. await db.UnitsOfAsync(person, Days.On(now))]));
        var next = cases.ToLookup(a => able.Where(p => a.MayBeReviewedBy(p.Id, p.OwnUnits)).OrderBy(p => p.Id != handover.FromPerson).Select(p => (Guid?)p.Id).FirstOrDefault());
        foreach (var group in next)
        {
            foreach (var admission in group) admission.ComeBack(handover, group.Key, by, now);
        }

        var counts = (next[handover.FromPerson].Count(), next[handover.ToPerson].Count(), next[null].Count());
        handover.End(counts, by, now);
        await TellAsync(handover, counts, now);
    }

    private async Task TellAsync(CaseHandover handover, (int Returned, int Stayed, int Freed) cases, DateTimeOffset now)
    {
        db.Notices.AddRange(HandoverNotices.OfEnd(handover, cases, now));
        if (cases.Freed == 0) return;
        var district = await db.DistrictOn(Days.On(now)).Select(u => u.Id).SingleAsync();
        db.Notices.Add(HandoverNotices.OfFreed(handover, district, cases.Freed, now));
    }
}
