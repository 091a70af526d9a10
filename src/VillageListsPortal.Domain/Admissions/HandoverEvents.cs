using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>It was said who stands in for a reviewer who is away, and until when.</summary>
public sealed record HandoverGiven(Guid SubjectId, Guid Person, Guid To, DateOnly From, DateOnly? Until, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, By.UnitId, By, At)
{
    /// <inheritdoc/>
    public override string? After => string.Create(CultureInfo.InvariantCulture, $"{Person} {From:yyyy-MM-dd} {(Until is { } last ? last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "OpenEnd")} {To}");
}

/// <summary>The cases of the one who is away went to the deputy.</summary>
public sealed record HandoverStarted(Guid SubjectId, Guid Person, int Count, int LeftOut, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, By.UnitId, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Person.ToString();

    /// <inheritdoc/>
    public override string? After => string.Create(CultureInfo.InvariantCulture, $"{Count} {LeftOut}");
}

/// <summary>The period is over; what was still open came back, stayed with the deputy, or is nobody's.</summary>
public sealed record HandoverEnded(Guid SubjectId, Guid Person, int Returned, int Stayed, int Freed, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, By.UnitId, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Person.ToString();

    /// <inheritdoc/>
    public override string? After => string.Create(CultureInfo.InvariantCulture, $"{Returned} {Stayed} {Freed}");
}

/// <summary>A case did not come back from its deputy: its reviewer cannot take it any more.</summary>
public sealed record AdmissionStayed(Guid SubjectId, Guid Unit, Guid? With, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => With?.ToString();
}
