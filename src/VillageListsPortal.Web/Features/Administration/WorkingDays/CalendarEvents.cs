using System.Globalization;
using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Administration.WorkingDays;

/// <summary>A day of the working calendar was set, or left to its day of the week again.</summary>
public sealed record CalendarDayChanged(Guid SubjectId, DateOnly Day, CalendarDayKind? Was, CalendarDayKind? Is, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string Before => Said(Was);

    /// <inheritdoc/>
    public override string After => Said(Is);

    private string Said(CalendarDayKind? kind) => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {(kind is null ? "ByWeek" : kind.ToString())}");
}

/// <summary>The State Council's notice of a year was imported: this many of its days were new.</summary>
public sealed record CalendarImported(Guid SubjectId, int Year, int Days, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At)
{
    /// <inheritdoc/>
    public override string After => string.Create(CultureInfo.InvariantCulture, $"{Year} {Days}");
}

/// <summary>The due day of an open case moved because the calendar changed (settled S2).</summary>
public sealed record ClockRecomputed(Guid SubjectId, Guid Unit, DateOnly Was, DateOnly Is, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string Before => Was.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string After => Is.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
