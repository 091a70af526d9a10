using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>增减挂钩: what a request names goes with its approval.</summary>
public sealed partial class Admission
{
    /// <summary>The last day of a temporary task that ends before its term, because another admission named it; null where it does not.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>The admission for which it ends; null where it does not.</summary>
    public Guid? EndedFor { get; private set; }

    /// <summary>The last day of what was admitted for a term.</summary>
    public DateOnly? LastDay => EndsOn ?? Request.Until;

    /// <summary>Whether it is a temporary task in force that can end on the day before this one; one goes once.</summary>
    /// <param name="day">The first day of what comes.</param>
    /// <returns>True if so.</returns>
    public bool CanEndBefore(DateOnly day) => Kind == AdmissionKind.TemporaryTask && Status == AdmissionStatus.Approved && EndsOn is null && Decision!.From < day && day <= Request.Until;

    /// <summary>Whether it is a temporary task whose last day is before this one, by its term or for another request: nothing of it is left to go.</summary>
    /// <param name="day">The first day of what comes.</param>
    /// <returns>True if so.</returns>
    public bool HasEndedBefore(DateOnly day) => Kind == AdmissionKind.TemporaryTask && Status is AdmissionStatus.Approved or AdmissionStatus.Expired && LastDay < day;

    /// <summary>When it left its unit last; null while it has not.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Units asked about the text as it is: what was asked before the request left its unit for the last time was another text, and named other tasks.</summary>
    public IEnumerable<Guid> AskedNow => consultations.Where(c => c.AskedAt >= LeftAt).Select(c => c.UnitId);

    /// <summary>Refuses what cannot go on that day. Asked too before the municipality has it, which decides on what the district can carry out.</summary>
    /// <param name="named">The admissions that it names.</param>
    /// <param name="asked">Units that were asked, and those before them and before its own (settled S29).</param>
    /// <param name="from">The first day decided on.</param>
    /// <exception cref="RuleViolationException"><c>exchange.unasked</c>, <c>exchange.not-approved</c>, and what <see cref="TotalControl.RequireNameable"/> refuses; a task that has ended meanwhile stops nothing.</exception>
    public void RequireExchange(IReadOnlyList<Admission> named, IReadOnlyCollection<Guid> asked, DateOnly from)
    {
        TotalControl.RequireKnown(Request, named);
        var going = TotalControl.Going(from, named);
        TotalControl.RequireGoing(from, going);
        TotalControl.RequireGone(from, going, Status == AdmissionStatus.AwaitingMunicipal);
        if (going.FirstOrDefault(n => n.Kind == AdmissionKind.TemporaryTask && n.UnitId != UnitId && !asked.Contains(n.UnitId)) is { } unasked) throw new RuleViolationException("exchange.unasked", TotalControl.Field, unasked.Title); // whose task goes is consulted like the rest (domain 3.4)
    }

    /// <summary>The tasks that the request names end on the day before its first day; removals of items that it names are approved already.</summary>
    /// <param name="named">The admissions that it names.</param>
    /// <param name="asked">Units that were asked, and those before them and before its own (settled S29).</param>
    /// <param name="by">Who approved.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.not-approved</c>, and what <see cref="RequireExchange"/> refuses.</exception>
    public void EndNamed(IReadOnlyList<Admission> named, IReadOnlyCollection<Guid> asked, Actor by, DateTimeOffset now)
    {
        if (this is not { Status: AdmissionStatus.Approved, Decision.From: { } from }) throw new RuleViolationException("admission.not-approved");
        RequireExchange(named, asked, from);
        foreach (var task in TotalControl.Going(from, named).Where(n => n.Kind == AdmissionKind.TemporaryTask)) task.EndFor(this, from.AddDays(-1), by, now);
    }

    private void EndFor(Admission other, DateOnly lastDay, Actor by, DateTimeOffset now)
    {
        (EndsOn, EndedFor) = (lastDay, other.Id);
        Raise(new AdmissionEndsEarly(Id, UnitId, other.Number!, Request.Until!.Value, lastDay, by, now));
    }
}
