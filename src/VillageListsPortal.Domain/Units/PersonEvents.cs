using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Units;

/// <summary>An officer was registered.</summary>
public sealed record PersonRegistered(Guid SubjectId, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At);

/// <summary>A post was granted.</summary>
public sealed record PostGranted(Guid SubjectId, Guid Unit, Role Role, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => Role.ToString();
}

/// <summary>A grant was confirmed.</summary>
public sealed record PostConfirmed(Guid SubjectId, Guid Unit, Role Role, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => Role.ToString();
}

/// <summary>A post passed to the successor of its unit.</summary>
public sealed record PostPassed(Guid SubjectId, Guid Unit, Role Role, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => Role.ToString();
}

/// <summary>A post was ended.</summary>
public sealed record PostEnded(Guid SubjectId, Guid Unit, Role Role, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Role.ToString();
}
