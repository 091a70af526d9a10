using System.Globalization;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>A draft was begun.</summary>
public sealed record AdmissionDrafted(Guid SubjectId, Guid Unit, string Title, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => Title;
}

/// <summary>A draft was changed.</summary>
public sealed record AdmissionChanged(Guid SubjectId, Guid Unit, string Title, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => Title;
}

/// <summary>A file was added to a request.</summary>
public sealed record AdmissionFileAdded(Guid SubjectId, Guid Unit, string File, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => File;
}

/// <summary>A file was taken out of a request.</summary>
public sealed record AdmissionFileRemoved(Guid SubjectId, Guid Unit, string File, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => File;
}

/// <summary>An admission took a step of its workflow.</summary>
/// <param name="Words">Number, reason or other words of the step; null for none.</param>
public sealed record AdmissionMoved(
    Guid SubjectId, Guid Unit, AdmissionStep Step, AdmissionStatus Was, AdmissionStatus Is, string? Words, Actor By, DateTimeOffset At)
    : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Was.ToString();

    /// <inheritdoc/>
    public override string? After => Words is null ? $"{Step} {Is}" : $"{Step} {Is} {Words}";
}

/// <summary>A draft was deleted.</summary>
public sealed record AdmissionDiscarded(Guid SubjectId, Guid Unit, string Title, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Title;
}

/// <summary>A deleted draft was taken back.</summary>
public sealed record AdmissionRestored(Guid SubjectId, Guid Unit, string Title, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => Title;
}

/// <summary>A reviewer took a case, or another was given it.</summary>
public sealed record AdmissionAssigned(Guid SubjectId, Guid Unit, Guid? Was, Guid? Is, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Was?.ToString();

    /// <inheritdoc/>
    public override string? After => Is?.ToString();
}

/// <summary>One of the five opinions was given.</summary>
public sealed record OpinionGiven(Guid SubjectId, Guid Unit, AssessmentAspect Aspect, Verdict Verdict, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => $"{Aspect} {Verdict}";
}

/// <summary>A body was asked.</summary>
public sealed record ConsultationOpened(Guid SubjectId, Guid Unit, string Number, DateOnly Due, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => string.Create(CultureInfo.InvariantCulture, $"{Number} {Due:yyyy-MM-dd}");
}

/// <summary>A body answered.</summary>
public sealed record ConsultationAnswered(Guid SubjectId, Guid Unit, ConsultationAnswer? Was, ConsultationAnswer Is, bool Late, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Was?.ToString();

    /// <inheritdoc/>
    public override string? After => Late ? $"{Is} late" : Is.ToString();
}

/// <summary>A body was reminded.</summary>
public sealed record ConsultationReminded(Guid SubjectId, Guid Unit, int Count, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => Count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>It was said what became of an answer.</summary>
public sealed record AnswerSettled(Guid SubjectId, Guid Unit, Adoption Adopted, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? After => Adopted.ToString();
}

/// <summary>A temporary task ends before its term, because another admission named it (增减挂钩).</summary>
/// <param name="Number">The number of the other admission.</param>
/// <param name="Term">The last day of its term.</param>
/// <param name="LastDay">The last day now.</param>
public sealed record AdmissionEndsEarly(Guid SubjectId, Guid Unit, string Number, DateOnly Term, DateOnly LastDay, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => string.Create(CultureInfo.InvariantCulture, $"{Term:yyyy-MM-dd}");

    /// <inheritdoc/>
    public override string? After => string.Create(CultureInfo.InvariantCulture, $"{LastDay:yyyy-MM-dd} {Number}");
}

/// <summary>A draft took over the newer version of its item.</summary>
public sealed record AdmissionTookOver(Guid SubjectId, Guid Unit, int Was, int Is, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, Unit, By, At)
{
    /// <inheritdoc/>
    public override string? Before => Was.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string? After => Is.ToString(CultureInfo.InvariantCulture);
}
