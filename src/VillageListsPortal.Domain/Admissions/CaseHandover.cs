using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>
/// 移交: the open cases of a reviewer who is away are a deputy's for a period and come back afterwards. Which cases those are is told by
/// <see cref="Admission.HandoverId"/>: as long as it stands there, the one who was away is the owner.
/// </summary>
public sealed class CaseHandover : Entity
{
    private CaseHandover() { }

    /// <summary>Who is away.</summary>
    public Guid FromPerson { get; private init; }

    /// <summary>The deputy.</summary>
    public Guid ToPerson { get; private init; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private init; }

    /// <summary>Last day; null where it is ended by hand.</summary>
    public DateOnly? Until { get; private init; }

    /// <summary>Who gave the cases over.</summary>
    public Guid GivenBy { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset GivenAt { get; private init; }

    /// <summary>When the cases went over; null before its first day.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>Cases that stayed, because the deputy could not act in them (domain 3.7).</summary>
    public IReadOnlyList<Guid> LeftOut { get; private set; } = [];

    /// <summary>When it ended; null while it is planned or in force.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Gives the cases of one reviewer to another for a period.</summary>
    /// <param name="from">Who is away.</param>
    /// <param name="to">The deputy.</param>
    /// <param name="days">First day, today or later, and last day, or null.</param>
    /// <param name="others">All that are planned or in force.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <returns>The hand-over; it starts by <see cref="Start"/>.</returns>
    /// <exception cref="RuleViolationException"><c>handover.only-reviewer</c>, <c>handover.same</c>, <c>handover.from-past</c>, <c>handover.until-before-from</c>, <c>handover.already</c>, <c>handover.deputy-away</c>, <c>handover.is-deputy</c>.</exception>
    public static CaseHandover Give(Guid from, Guid to, (DateOnly From, DateOnly? Until) days, IReadOnlyCollection<CaseHandover> others, Actor by, DateTimeOffset now)
    {
        if (by.Role != Role.Reviewer) throw new RuleViolationException("handover.only-reviewer");
        if (from == to) throw new RuleViolationException("handover.same");
        if (days.From < Days.On(now)) throw new RuleViolationException("handover.from-past");
        if (days.Until < days.From) throw new RuleViolationException("handover.until-before-from");
        var handover = new CaseHandover { FromPerson = from, ToPerson = to, From = days.From, Until = days.Until, GivenBy = by.PersonId, GivenAt = now };
        if (others.Any(o => o.FromPerson == from && o.Meets(handover))) throw new RuleViolationException("handover.already");
        if (others.Any(o => o.FromPerson == to && o.Meets(handover))) throw new RuleViolationException("handover.deputy-away");
        if (others.Any(o => o.ToPerson == from && o.Meets(handover))) throw new RuleViolationException("handover.is-deputy"); // whose cases he has would be with nobody
        handover.Raise(new HandoverGiven(handover.Id, from, to, days.From, days.Until, by, now));
        return handover;
    }

    /// <summary>Whether its first day has come and the cases have not gone over.</summary>
    /// <param name="today">The day in China.</param>
    /// <returns>True if so.</returns>
    public bool IsToStartOn(DateOnly today) => StartedAt is null && EndedAt is null && From <= today;

    /// <summary>Whether its last day is past and the cases have not come back; the first thing to be done before another one begins.</summary>
    /// <param name="today">The day in China.</param>
    /// <returns>True if so.</returns>
    public bool IsToEndOn(DateOnly today) => EndedAt is null && Until < today;

    /// <summary>The cases have gone over, each by <see cref="Admission.HandOver"/>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="leftOut">Those that stayed, because the deputy could not act in them.</param>
    /// <param name="by">Who gave them, or the portal on the first day.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>handover.not-due</c>.</exception>
    public void Start(int count, IReadOnlyList<Guid> leftOut, Actor by, DateTimeOffset now)
    {
        if (!IsToStartOn(Days.On(now))) throw new RuleViolationException("handover.not-due");
        (StartedAt, LeftOut) = (now, leftOut);
        Raise(new HandoverStarted(Id, FromPerson, count, leftOut.Count, by, now));
    }

    /// <summary>It is over: after its last day, by hand before, or because the deputy is no reviewer any more.</summary>
    /// <param name="cases">What became of the cases, each by <see cref="Admission.ComeBack"/>: how many came back, how many stay with the deputy, how many are nobody's.</param>
    /// <param name="by">A reviewer, or the portal.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>handover.only-reviewer</c>, <c>handover.over</c>.</exception>
    public void End((int Returned, int Stayed, int Freed) cases, Actor by, DateTimeOffset now)
    {
        if (by.Role != Role.Reviewer && by != Actor.System) throw new RuleViolationException("handover.only-reviewer");
        if (EndedAt is not null) throw new RuleViolationException("handover.over");
        EndedAt = now;
        Raise(new HandoverEnded(Id, FromPerson, cases.Returned, cases.Stayed, cases.Freed, by, now));
    }

    private bool Meets(CaseHandover other) =>
        EndedAt is null && From <= (other.Until ?? DateOnly.MaxValue) && other.From <= (Until ?? DateOnly.MaxValue);
}
