using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Notifications;

/// <summary>Something that a unit, or one person, should know of. Its words are made from kind and arguments in the reader's language.</summary>
public sealed class Notice
{
    private Notice() { }

    /// <summary>Tells a unit, or one person.</summary>
    /// <param name="to">To whom.</param>
    /// <param name="kind">What about; a stable kebab-case word.</param>
    /// <param name="about">The case and its page.</param>
    /// <param name="arguments">Values for the sentence, without personal data.</param>
    /// <param name="now">When.</param>
    public Notice(NoticeTo to, string kind, NoticeAbout about, IReadOnlyList<string> arguments, DateTimeOffset now)
    {
        (UnitId, PersonId, Roles) = (to.UnitId, to.PersonId, to.Roles);
        (Kind, SubjectId, Href, Arguments, At) = (kind, about.SubjectId, about.Href, arguments, now);
    }

    /// <summary>Version 7 id.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The unit told; null for one person.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>The person told; null for a unit.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The roles at the unit that it concerns, separated by a space; null for all.</summary>
    public string? Roles { get; private set; }

    /// <summary>What about.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The case.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Where to read on: an address within the portal.</summary>
    public string Href { get; private set; } = "";

    /// <summary>Values for the sentence.</summary>
    public IReadOnlyList<string> Arguments { get; private set; } = [];

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>Who is told: everyone at a unit, some roles there, or one person.</summary>
/// <param name="UnitId">The unit, or null.</param>
/// <param name="PersonId">The person, or null.</param>
/// <param name="Roles">The roles at the unit, separated by a space; null for all.</param>
public sealed record NoticeTo(Guid? UnitId, Guid? PersonId, string? Roles)
{
    /// <summary>Those at a unit who hold one of the roles; all where none is named.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="roles">The roles.</param>
    /// <returns>The address.</returns>
    public static NoticeTo Unit(Guid unit, params ReadOnlySpan<Role> roles) =>
        new(unit, null, roles.Length == 0 ? null : string.Join(' ', roles.ToArray().Select(r => r.ToString())));

    /// <summary>One person, in whatever post.</summary>
    /// <param name="person">The person.</param>
    /// <returns>The address.</returns>
    public static NoticeTo Person(Guid person) => new(null, person, null);
}

/// <summary>What a notice is about.</summary>
/// <param name="SubjectId">The case.</param>
/// <param name="Href">Its page, an address within the portal.</param>
public sealed record NoticeAbout(Guid SubjectId, string Href);
