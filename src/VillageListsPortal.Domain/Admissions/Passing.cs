using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>From which unit to which a case passes on the day of a merger or split (settled S29).</summary>
/// <param name="From">The unit that was.</param>
/// <param name="FromName">Its short name.</param>
/// <param name="To">The successor.</param>
/// <param name="ToName">Its short name.</param>
public sealed record Passing(Guid From, string FromName, Guid To, string ToName)
{
    internal void Require(Guid has, Actor by)
    {
        if (by != Actor.System && by.Role != Role.Administrator) throw new RuleViolationException("admission.only-administrator-passes");
        if (has != From) throw new RuleViolationException("admission.other-unit");
    }
}

/// <summary>An open admission passed to the successor of its unit.</summary>
public sealed record AdmissionPassed(Guid SubjectId, Guid Unit, string From, string To, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => From;

    /// <inheritdoc/>
    public override string? After => To;
}

/// <summary>A question that was not answered passed to the successor of the body asked.</summary>
public sealed record ConsultationPassed(Guid SubjectId, Guid Unit, string From, string To, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => From;

    /// <inheritdoc/>
    public override string? After => To;
}

/// <summary>An open emergency matter passed to the successor of its unit, or of a village that has it.</summary>
public sealed record EmergencyPassed(Guid SubjectId, Guid Unit, string From, string To, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => From;

    /// <inheritdoc/>
    public override string? After => To;
}
