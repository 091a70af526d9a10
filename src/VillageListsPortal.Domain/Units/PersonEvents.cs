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

/// <summary>A grant was not confirmed and has ended.</summary>
public sealed record PostRefused(Guid SubjectId, Guid Unit, Role Role, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Role.ToString();
}

/// <summary>The end of a post was asked for and waits for the security officer.</summary>
public sealed record PostEndAsked(Guid SubjectId, Guid Unit, Role Role, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Role.ToString();
}

/// <summary>The security officer did not confirm the end of a post: it works on.</summary>
public sealed record PostEndRefused(Guid SubjectId, Guid Unit, Role Role, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => Role.ToString();
}
