using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>It was said who stands in for a reviewer who is away, and until when.</summary>
public sealed record HandoverGiven(Guid SubjectId, Guid Person, Guid To, DateOnly From, DateOnly? Until, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, By.UnitId, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Person.ToString();

    /// <inheritdoc/>
    public override string? After => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd} {(Until is { } last ? last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "-")} {To}");
}

/// <summary>The cases of the one who is away went to the deputy.</summary>
public sealed record HandoverStarted(Guid SubjectId, Guid Person, int Count, int LeftOut, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, By.UnitId, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Person.ToString();

    /// <inheritdoc/>
    public override string? After => string.Create(CultureInfo.InvariantCulture, $"{Count} {LeftOut}");
}

/// <summary>The period is over and what was still open came back.</summary>
public sealed record HandoverEnded(Guid SubjectId, Guid Person, int Returned, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, By.UnitId, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Person.ToString();

    /// <inheritdoc/>
    public override string? After => Returned.ToString(CultureInfo.InvariantCulture);
}
