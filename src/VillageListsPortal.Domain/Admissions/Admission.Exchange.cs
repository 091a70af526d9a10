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

    /// <summary>The tasks that the request names end on the day before its first day; removals of items that it names are approved already.</summary>
    /// <param name="named">The admissions that it names.</param>
    /// <param name="asked">Units that were asked, and those before them (settled S29).</param>
    /// <param name="by">Who approved.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.not-approved</c>, <c>exchange.unasked</c>, <c>exchange.not-approved</c>, and what <see cref="TotalControl.RequireNameable"/> refuses.</exception>
    public void EndNamed(IReadOnlyList<Admission> named, IReadOnlyCollection<Guid> asked, Actor by, DateTimeOffset now)
    {
        if (this is not { Status: AdmissionStatus.Approved, Decision.From: { } from }) throw new RuleViolationException("admission.not-approved");
        TotalControl.RequireNameable(Request, from, named);
        TotalControl.RequireGone(from, named);
        var tasks = named.Where(n => n.Kind == AdmissionKind.TemporaryTask).ToList();
        if (tasks.Find(n => n.UnitId != UnitId && !asked.Contains(n.UnitId)) is { } unasked) throw new RuleViolationException("exchange.unasked", TotalControl.Field, unasked.Title); // whose task goes is consulted like the rest (domain 3.4)
        foreach (var task in tasks) task.EndFor(this, from.AddDays(-1), by, now);
    }

    private void EndFor(Admission other, DateOnly lastDay, Actor by, DateTimeOffset now)
    {
        (EndsOn, EndedFor) = (lastDay, other.Id);
        Raise(new AdmissionEndsEarly(Id, UnitId, other.Number!, Request.Until!.Value, lastDay, by, now));
    }
}
