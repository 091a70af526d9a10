using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>What admissions ask of a passing.</summary>
internal static class PassingRules
{
    public static void Require(this Passing passing, Guid has, Actor by)
    {
        if (!Passing.MayBeDoneBy(by)) throw new RuleViolationException("admission.only-administrator-passes");
        if (has != passing.From) throw new RuleViolationException("admission.other-unit");
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
