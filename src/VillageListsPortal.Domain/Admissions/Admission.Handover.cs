using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>A case that is with a deputy while its reviewer is away.</summary>
public sealed partial class Admission
{
    /// <summary>The hand-over by which a deputy has the case; null for a case that is with its own reviewer or was given to somebody for good.</summary>
    public Guid? HandoverId { get; private set; }

    /// <summary>Whether a person may work on it for the district: had no part in filing, has not decided it, and it is no request of his own unit (domain 3.7, settled S16).</summary>
    /// <param name="person">The person.</param>
    /// <param name="ownUnits">Units at which he holds a post.</param>
    /// <returns>True if so.</returns>
    public bool MayBeReviewedBy(Guid person, IReadOnlyCollection<Guid> ownUnits) =>
        !Did(person, AdmissionAct.Filed, AdmissionAct.Countersigned, AdmissionAct.Decided) && !ownUnits.Contains(UnitId);

    /// <summary>Gives the case to the deputy. Nobody hands on what he has as a deputy himself (<see cref="CaseHandover.Give"/>).</summary>
    /// <param name="handover">The hand-over.</param>
    /// <param name="ownUnits">Units at which the deputy holds a post.</param>
    /// <param name="by">A reviewer, or the portal on the first day.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>handover.other-case</c>, <c>admission.closed</c>, <c>admission.filer-reviews</c>.</exception>
    public void HandOver(CaseHandover handover, IReadOnlyCollection<Guid> ownUnits, Actor by, DateTimeOffset now)
    {
        if (AssignedTo != handover.FromPerson || HandoverId is not null) throw new RuleViolationException("handover.other-case");
        if (!MayBeReviewedBy(handover.ToPerson, ownUnits)) throw new RuleViolationException("admission.filer-reviews");
        Give(handover.ToPerson, by, now);
        HandoverId = handover.Id;
    }

    /// <summary>The period is over: the case comes back to its reviewer, stays for good with the deputy where the reviewer cannot take it any more, and is anybody's where neither can.</summary>
    /// <param name="handover">The hand-over.</param>
    /// <param name="to">The one of the two who still works as a reviewer and may act in this case; null for none.</param>
    /// <param name="by">A reviewer, or the portal.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>handover.other-case</c>, <c>admission.closed</c>.</exception>
    public void ComeBack(CaseHandover handover, Guid? to, Actor by, DateTimeOffset now)
    {
        if (HandoverId != handover.Id || (to is not null && to != handover.FromPerson && to != handover.ToPerson)) throw new RuleViolationException("handover.other-case");
        if (to == AssignedTo) Raise(new AdmissionStayed(Id, UnitId, AssignedTo, by, now));
        Give(to, by, now);
        HandoverId = null;
    }

    private void Give(Guid? to, Actor by, DateTimeOffset now)
    {
        if (by.Role != Role.Reviewer && by != Actor.System) throw new RuleViolationException("admission.only-reviewer-assigns");
        if (SubmittedAt is null || ClosedAt is not null) throw new RuleViolationException("admission.closed");
        if (to is { } person && Did(person, AdmissionAct.Filed, AdmissionAct.Countersigned)) throw new RuleViolationException("admission.filer-reviews");
        if (AssignedTo == to) return;
        Raise(new AdmissionAssigned(Id, UnitId, AssignedTo, to, by, now));
        AssignedTo = to;
    }
}
