using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Units;

/// <summary>
/// A merger, split, renaming or founding of units on a day (settled S29): planned ahead with its ground, in effect on its day,
/// withdrawn only before. Dated data (units, names, prefixes) is written when it is planned; what cannot be dated (cases, posts,
/// registers, the present name) passes when it takes effect.
/// </summary>
public sealed class UnitChange : Entity
{
    private const int LongestGround = 200;
    private readonly List<UnitPassing> passings = [];
    private readonly List<UnitPart> parts = [];
    private readonly List<UnitAssignment> assignments = [];

    private UnitChange() { }

    /// <summary>Plans a change.</summary>
    /// <param name="day">First day of what is new.</param>
    /// <param name="ground">Who decided it, with the number of the document; required.</param>
    /// <param name="by">The administrator, or the portal for an import.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>unit.only-administrator</c>, <c>unit.ground-missing</c>.</exception>
    public UnitChange(DateOnly day, string? ground, Actor by, DateTimeOffset now)
    {
        RequireAdministrator(by);
        Ground = SafeText.Check(ground, LongestGround);
        if (Ground.Length == 0) throw new RuleViolationException("unit.ground-missing");
        (Day, PlannedBy, PlannedAt) = (day, by.PersonId, now);
        Raise(new UnitChangePlanned(Id, day, Ground, by, now));
    }

    /// <summary>First day of what is new.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Who decided it, with the number of the document.</summary>
    public string Ground { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public UnitChangeStatus Status { get; private set; }

    /// <summary>Who planned it; empty for an import.</summary>
    public Guid PlannedBy { get; private set; }

    /// <summary>When it was planned.</summary>
    public DateTimeOffset PlannedAt { get; private set; }

    /// <summary>When it took effect or was withdrawn.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Which unit's matters pass to which.</summary>
    public IReadOnlyList<UnitPassing> Passings => passings;

    /// <summary>What becomes of each unit.</summary>
    public IReadOnlyList<UnitPart> Parts => parts;

    /// <summary>What the administrator has decided for single posts and cases.</summary>
    public IReadOnlyList<UnitAssignment> Assignments => assignments;

    /// <summary>Founds a unit on the day.</summary>
    /// <param name="unit">A unit that begins on the day.</param>
    /// <exception cref="RuleViolationException"><c>unit.not-of-this-day</c>.</exception>
    public void Found(Unit unit)
    {
        if (unit.From != Day) throw new RuleViolationException("unit.not-of-this-day", unit.ShortName);
        parts.Add(new UnitPart(Id, unit.Id, UnitPartKind.Founded));
    }

    /// <summary>Gives a unit another name, prefix or both on the day.</summary>
    /// <param name="unit">A unit that goes on.</param>
    /// <param name="name">The new name; null where it stays.</param>
    /// <param name="prefix">The new prefix; null where it stays. Its numbers begin at 1 (settled S29).</param>
    /// <exception cref="RuleViolationException"><c>unit.not-there</c>, <c>unit.change-before-last</c>, <c>unit.nothing-changed</c>.</exception>
    public void Rename(Unit unit, UnitTitle? name, string? prefix)
    {
        if (!unit.ExistsOn(Day)) throw new RuleViolationException("unit.not-there", unit.ShortName);
        if (name is null && prefix is null) throw new RuleViolationException("unit.nothing-changed");
        if (name is not null) unit.Rename(name, Day);
        if (prefix is not null) unit.SetPrefix(prefix, Day);
        parts.Add(new UnitPart(Id, unit.Id, UnitPartKind.Renamed));
    }

    /// <summary>
    /// Lets the matters of a unit pass. It ends on the day unless it is among its own successors. Its heir, who gets what is not
    /// assigned one by one, is itself, else the successor that carries its name, else the first.
    /// </summary>
    /// <param name="predecessor">The unit that was.</param>
    /// <param name="successors">Who goes on, at least one; itself where it goes on.</param>
    /// <exception cref="RuleViolationException"><c>unit.not-there</c>, <c>unit.changing-already</c>, <c>unit.other-kind</c>, <c>unit.successor-missing</c>.</exception>
    public void Pass(Unit predecessor, IReadOnlyList<Unit> successors)
    {
        if (successors.Count == 0) throw new RuleViolationException("unit.successor-missing", predecessor.ShortName);
        if (predecessor.From >= Day || predecessor.To <= Day) throw new RuleViolationException("unit.not-there", predecessor.ShortName);
        if (predecessor.To is not null) throw new RuleViolationException("unit.changing-already", predecessor.ShortName);
        if (successors.FirstOrDefault(s => s.Kind != predecessor.Kind) is { } other) throw new RuleViolationException("unit.other-kind", other.ShortName);
        var heir = HeirOf(predecessor, successors);
        passings.AddRange(successors.Where(s => s.Id != predecessor.Id).Select(s => new UnitPassing(Id, predecessor.Id, s.Id, s.Id == heir.Id)));
        if (successors.Any(s => s.Id == predecessor.Id)) return;
        predecessor.End(Day);
        parts.Add(new UnitPart(Id, predecessor.Id, UnitPartKind.Ended));
    }

    /// <summary>Who gets what is not assigned one by one.</summary>
    /// <param name="predecessor">The unit that was.</param>
    /// <param name="successors">Who goes on.</param>
    /// <returns>One of the successors.</returns>
    public static Unit HeirOf(Unit predecessor, IReadOnlyList<Unit> successors) =>
        successors.FirstOrDefault(s => s.Id == predecessor.Id)
        ?? successors.FirstOrDefault(s => s.ShortName == predecessor.ShortName)
        ?? successors[0];

    /// <summary>Decides who gets one post or one case; otherwise the heir does.</summary>
    /// <param name="subject">The post or certificate.</param>
    /// <param name="successor">A successor; null lets a post end.</param>
    public void Assign(Guid subject, Guid? successor)
    {
        assignments.RemoveAll(a => a.SubjectId == subject);
        assignments.Add(new UnitAssignment(Id, subject, successor));
    }

    /// <summary>Who gets this post or case of the predecessor.</summary>
    /// <param name="predecessor">The unit that was.</param>
    /// <param name="subject">The post or certificate.</param>
    /// <returns>A successor; the predecessor itself where it goes on and keeps it; null where the post ends.</returns>
    public Guid? SuccessorOf(Guid predecessor, Guid subject)
    {
        if (assignments.Find(a => a.SubjectId == subject) is { } assigned) return assigned.SuccessorId;
        return passings.Find(p => p.PredecessorId == predecessor && p.IsHeir)?.SuccessorId ?? predecessor;
    }

    /// <summary>The day has come.</summary>
    /// <param name="by">The portal, or the administrator where the day is today.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>unit.change-settled</c>, <c>unit.change-not-due</c>.</exception>
    public void TakeEffect(Actor by, DateTimeOffset now)
    {
        RequirePlanned();
        if (Days.On(now) < Day) throw new RuleViolationException("unit.change-not-due", Day);
        (Status, SettledAt) = (UnitChangeStatus.InEffect, now);
        Raise(new UnitChangeTookEffect(Id, Day, by, now));
    }

    /// <summary>Takes the plan back before its day; the reason stays in the journal.</summary>
    /// <param name="reason">Why; required.</param>
    /// <param name="by">The administrator.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>unit.only-administrator</c>, <c>unit.change-settled</c>, <c>unit.reason-missing</c>.</exception>
    public void Withdraw(string? reason, Actor by, DateTimeOffset now)
    {
        RequireAdministrator(by);
        RequirePlanned();
        var why = SafeText.Check(reason, LongestGround);
        if (why.Length == 0) throw new RuleViolationException("unit.reason-missing");
        (Status, SettledAt) = (UnitChangeStatus.Withdrawn, now);
        Raise(new UnitChangeWithdrawn(Id, Day, why, by, now));
    }

    private static void RequireAdministrator(Actor by)
    {
        if (by != Actor.System && by.Role != Role.Administrator) throw new RuleViolationException("unit.only-administrator");
    }

    private void RequirePlanned()
    {
        if (Status != UnitChangeStatus.Planned) throw new RuleViolationException("unit.change-settled");
    }
}
