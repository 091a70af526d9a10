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

    /// <summary>Gives the case to the deputy. One that its reviewer has only as a deputy himself goes on under the hand-over by which he has it, and so comes back to its own reviewer.</summary>
    /// <param name="handover">The hand-over.</param>
    /// <param name="ownUnits">Units at which the deputy holds a post.</param>
    /// <param name="by">A reviewer, or the portal on the first day.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>handover.other-case</c>, <c>admission.closed</c>, <c>admission.filer-reviews</c>.</exception>
    public void HandOver(CaseHandover handover, IReadOnlyCollection<Guid> ownUnits, Actor by, DateTimeOffset now)
    {
        if (AssignedTo != handover.FromPerson) throw new RuleViolationException("handover.other-case");
        if (!MayBeReviewedBy(handover.ToPerson, ownUnits)) throw new RuleViolationException("admission.filer-reviews");
        Give(handover.ToPerson, by, now);
        HandoverId ??= handover.Id;
    }

    /// <summary>The period is over: the case comes back to its reviewer, or stays for good with who has it, where the reviewer cannot take it any more.</summary>
    /// <param name="handover">The hand-over.</param>
    /// <param name="canTakeIt">Whether its reviewer still works as one and may act in this case.</param>
    /// <param name="by">A reviewer, or the portal after the last day.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>handover.other-case</c>, <c>admission.closed</c>.</exception>
    public void ComeBack(CaseHandover handover, bool canTakeIt, Actor by, DateTimeOffset now)
    {
        if (HandoverId != handover.Id) throw new RuleViolationException("handover.other-case");
        if (canTakeIt) Give(handover.FromPerson, by, now);
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
