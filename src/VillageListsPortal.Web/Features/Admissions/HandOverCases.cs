using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>All open cases of one reviewer, or those that were taken over, went to another.</summary>
/// <param name="To">Who has them now.</param>
/// <param name="Count">How many.</param>
public sealed record CasesHandedOver(Guid SubjectId, Guid To, int Count, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, By.UnitId, By, At)
{
    /// <inheritdoc/>
    public override string After => string.Create(CultureInfo.InvariantCulture, $"{Count} {To}");
}

/// <summary>A reviewer, how many open cases are assigned, and whether a post of today lets others give more.</summary>
public sealed record ReviewerCases(Guid Id, string Name, int Open, bool Works);

/// <summary>Gives the open cases of one reviewer to another, because of leave or illness, and afterwards gives back what was taken over.</summary>
public sealed class HandOverCases(PortalDb db, RequestTrace trace, TimeProvider clock)
{
    /// <summary>Everybody who has open cases or can take some.</summary>
    public async Task<IReadOnlyList<ReviewerCases>> ReviewersAsync()
    {
        var today = Days.Today(clock);
        var working = db.Posts.Where(p => p.Role == Role.Reviewer && p.ConfirmedAt != null && p.From <= today && (p.To == null || today < p.To));
        var found = await db.Persons.AsNoTracking()
            .Select(p => new { p.Id, p.Name, Open = db.Admissions.Count(a => a.AssignedTo == p.Id && a.SubmittedAt != null && a.ClosedAt == null), Works = working.Any(w => w.PersonId == p.Id) })
            .Where(r => r.Works || r.Open > 0).OrderBy(r => r.Name).ThenBy(r => r.Id).ToListAsync();
        return [.. found.Select(r => new ReviewerCases(r.Id, r.Name, r.Open, r.Works))];
    }

    /// <param name="from">Whose cases.</param>
    /// <param name="to">Who gets them.</param>
    /// <param name="onlyBack">Only those that <paramref name="from"/> took over from <paramref name="to"/>.</param>
    /// <param name="by">A reviewer.</param>
    /// <returns>How many.</returns>
    /// <exception cref="RuleViolationException"><c>handover.same</c>, <c>handover.not-working</c>, <c>handover.nothing</c>.</exception>
    public async Task<int> RunAsync(Guid from, Guid to, bool onlyBack, Actor by)
    {
        if (from == to) throw new RuleViolationException("handover.same");
        if ((await ReviewersAsync()).FirstOrDefault(r => r.Id == to) is not { Works: true }) throw new RuleViolationException("handover.not-working");
        var now = clock.GetUtcNow();
        var cases = await (onlyBack ? TakenOver(from, to) : Open(from)).OrderBy(a => a.Id).ToListAsync();
        if (cases.Count == 0) throw new RuleViolationException("handover.nothing");
        foreach (var admission in cases) admission.Assign(to, by, now);
        db.Note(new CasesHandedOver(from, to, cases.Count, by, now), "Person", trace);
        await db.SaveChangesAsync();
        return cases.Count;
    }

    private IQueryable<Admission> Open(Guid person) => db.Admissions.Where(a => a.AssignedTo == person && a.SubmittedAt != null && a.ClosedAt == null);

    /// <summary>The journal knows whose a case was before: its last assignment counts.</summary>
    private IQueryable<Admission> TakenOver(Guid from, Guid to)
    {
        var was = to.ToString();
        return Open(from).Where(a => db.JournalRows.Where(r => r.SubjectId == a.Id && r.What == nameof(AdmissionAssigned)).OrderByDescending(r => r.Id).Select(r => r.Before).FirstOrDefault() == was);
    }
}
