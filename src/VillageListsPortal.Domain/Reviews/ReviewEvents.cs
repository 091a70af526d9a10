using System.Globalization;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Reviews;

/// <summary>A review was opened.</summary>
public sealed record ReviewOpened(Guid SubjectId, ReviewCause Cause, ListKind? List, DateOnly Due, int Count, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string? After => string.Create(CultureInfo.InvariantCulture, $"{List?.ToString() ?? Cause.ToString()} {Count} {Due:yyyy-MM-dd}");
}

/// <summary>The units with open items were reminded.</summary>
public sealed record ReviewReminded(Guid SubjectId, int Count, int Units, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string? After => string.Create(CultureInfo.InvariantCulture, $"{Count} {Units}");
}

/// <summary>A review was closed.</summary>
public sealed record ReviewClosed(Guid SubjectId, int Unanswered, string? Reason, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string? After => string.Create(CultureInfo.InvariantCulture, $"{Unanswered} {Reason}").TrimEnd();
}

/// <summary>The review of an item took a step.</summary>
/// <param name="Words">Article, answer or reason of the step; null for none.</param>
public sealed record ItemReviewMoved(Guid SubjectId, Guid Unit, string Code, ItemReviewStep Step, ItemReviewStatus Was, ItemReviewStatus Is, string? Words, Actor By, DateTimeOffset At)
    : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => $"{Code} {Was}";

    /// <inheritdoc/>
    public override string? After => Words is null ? $"{Code} {Step} {Is}" : $"{Code} {Step} {Is} {Words}";
}

/// <summary>An item that was not settled passed to the successor of the unit that answers.</summary>
public sealed record ItemReviewPassed(Guid SubjectId, Guid Unit, string Code, string From, string To, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => $"{Code} {From}";

    /// <inheritdoc/>
    public override string? After => $"{Code} {To}";
}
