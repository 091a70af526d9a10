using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>A task reached villages at once.</summary>
/// <param name="Number">Its number.</param>
/// <param name="OrderNumber">The number of the response or order.</param>
public sealed record EmergencyIssued(Guid SubjectId, Guid Unit, string Number, string OrderNumber, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => $"{Number} {OrderNumber}";
}

/// <summary>An emergency matter took a step of its workflow.</summary>
/// <param name="Words">Number, reason or document of the step; null for none.</param>
public sealed record EmergencyMoved(
    Guid SubjectId, Guid Unit, EmergencyStep Step, EmergencyStatus Was, EmergencyStatus Is, string? Words, Actor By, DateTimeOffset At)
    : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Was.ToString();

    /// <inheritdoc/>
    public override string? After => Words is null ? $"{Step} {Is}" : $"{Step} {Is} {Words}";
}

/// <summary>What the villages do was worded anew after a return.</summary>
/// <param name="Number">Its number.</param>
public sealed record EmergencyReworded(Guid SubjectId, Guid Unit, string Number, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => Number;
}

/// <summary>The order under which the villages have the task was corrected at the filing.</summary>
/// <param name="Was">The order as the villages had it.</param>
/// <param name="Is">The order as it is now.</param>
public sealed record EmergencyCorrected(Guid SubjectId, Guid Unit, EmergencyOrder Was, EmergencyOrder Is, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Was.InOneLine();

    /// <inheritdoc/>
    public override string? After => Is.InOneLine();
}
