namespace VillageListsPortal.Domain.Units;

/// <summary>Where a change of units stands.</summary>
public enum UnitChangeStatus
{
    /// <summary>已登记，未到日期。</summary>
    Planned,
    /// <summary>已生效。</summary>
    InEffect,
    /// <summary>已撤销，从未生效。</summary>
    Withdrawn,
}

/// <summary>What becomes of a unit in a change.</summary>
public enum UnitPartKind
{
    /// <summary>新设。</summary>
    Founded,
    /// <summary>更名或换字号，单位不变。</summary>
    Renamed,
    /// <summary>撤销。</summary>
    Ended,
}

/// <summary>What becomes of one unit in a change.</summary>
/// <param name="ChangeId">The change.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="Kind">What becomes of it.</param>
public sealed record UnitPart(Guid ChangeId, Guid UnitId, UnitPartKind Kind);

/// <summary>That matters of one unit pass to another in a change.</summary>
/// <param name="ChangeId">The change.</param>
/// <param name="PredecessorId">The unit that was.</param>
/// <param name="SuccessorId">The unit that goes on.</param>
/// <param name="IsHeir">Whether it gets what is not assigned one by one.</param>
public sealed record UnitPassing(Guid ChangeId, Guid PredecessorId, Guid SuccessorId, bool IsHeir);

/// <summary>Who gets one post or case in a change.</summary>
/// <param name="ChangeId">The change.</param>
/// <param name="SubjectId">The post or certificate.</param>
/// <param name="SuccessorId">Who gets it; null lets a post end.</param>
public sealed record UnitAssignment(Guid ChangeId, Guid SubjectId, Guid? SuccessorId);
