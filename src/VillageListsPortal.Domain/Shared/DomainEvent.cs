namespace VillageListsPortal.Domain.Shared;

/// <summary>One thing that happened to one subject; becomes one row of the journal in the same transaction.</summary>
/// <param name="SubjectId">The entity it happened to.</param>
/// <param name="UnitId">The unit whose matter it is; null for matters of the whole district.</param>
/// <param name="By">Who did it, in which post.</param>
/// <param name="At">When, UTC.</param>
public abstract record DomainEvent(Guid SubjectId, Guid? UnitId, Actor By, DateTimeOffset At)
{
    /// <summary>The state before, without personal data (domain 8.2); null where there was none.</summary>
    public virtual string? Before => null;

    /// <summary>The state after, without personal data; null where there is none.</summary>
    public virtual string? After => null;
}
