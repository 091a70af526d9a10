using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Units;

/// <summary>A change of units was planned.</summary>
public sealed record UnitChangePlanned(Guid SubjectId, DateOnly Day, string Ground, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string? After => $"{Day.ToString("O", CultureInfo.InvariantCulture)} {Ground}";
}

/// <summary>A change of units took effect.</summary>
public sealed record UnitChangeTookEffect(Guid SubjectId, DateOnly Day, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string? After => Day.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>A planned change of units was withdrawn.</summary>
public sealed record UnitChangeWithdrawn(Guid SubjectId, DateOnly Day, string Reason, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Day.ToString("O", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string? After => Reason;
}

/// <summary>The matters of a unit passed to another: so many posts, open cases and closed certificates.</summary>
public sealed record UnitPassed(Guid SubjectId, Guid Unit, string From, IReadOnlyList<string> To, int Posts, int Cases, int Closed, Actor By, DateTimeOffset At)
    : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => string.Create(CultureInfo.InvariantCulture, $"{From} {string.Join('、', To)} {Posts} {Cases} {Closed}");
}

/// <summary>Units were imported from a file.</summary>
public sealed record UnitsImported(Guid SubjectId, int Count, DateOnly From, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string? After => string.Create(CultureInfo.InvariantCulture, $"{Count} {From:O}");
}

/// <summary>A wrongly entered name was mended.</summary>
public sealed record UnitNameCorrected(Guid SubjectId, string Wrong, string Right, string Reason, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, SubjectId, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Wrong;

    /// <inheritdoc/>
    public override string? After => $"{Right}（{Reason}）";
}

/// <summary>A wrongly entered telephone was mended.</summary>
public sealed record UnitTelephoneCorrected(Guid SubjectId, string? Wrong, string? Right, string Reason, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, SubjectId, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Wrong;

    /// <inheritdoc/>
    public override string? After => $"{Right}（{Reason}）";
}
