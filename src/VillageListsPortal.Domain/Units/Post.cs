using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Units;

/// <summary>A role held at a unit from a day to a day (product.md, roles).</summary>
public sealed class Post
{
    private Post() { }

    internal Post(Person person, Role role, Guid unitId, (DateOnly From, DateOnly? To) term, Actor by, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        (PersonId, Role, UnitId) = (person.Id, role, unitId);
        (From, To) = term;
        (GrantedBy, GrantedAt) = (by.PersonId, now);
    }

    /// <summary>Id of the post; sessions carry it.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who holds it.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The role.</summary>
    public Role Role { get; private set; }

    /// <summary>The unit.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>First day without it; null while open.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Who granted it.</summary>
    public Guid GrantedBy { get; private set; }

    /// <summary>When it was granted.</summary>
    public DateTimeOffset GrantedAt { get; private set; }

    /// <summary>The security officer who confirmed it; null while waiting.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>When it was confirmed.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The post it goes on from, at a unit whose matters passed to this one; null for a post that was granted here (settled S29).</summary>
    public Guid? PassedFrom { get; private set; }

    /// <summary>First day without it as asked for; null while nobody has asked.</summary>
    public DateOnly? EndDay { get; private set; }

    /// <summary>Who asked for its end, where that takes two (product.md, roles).</summary>
    public Guid? EndAskedBy { get; private set; }

    /// <summary>When its end was asked for.</summary>
    public DateTimeOffset? EndAskedAt { get; private set; }

    /// <summary>The security officer who confirmed its end.</summary>
    public Guid? EndConfirmedBy { get; private set; }

    /// <summary>Whether its end waits for the security officer.</summary>
    public bool EndWaits => EndDay is not null && EndConfirmedBy is null;

    /// <summary>Whether it works on that day: confirmed, begun, not ended.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True if its holder may act in it.</returns>
    public bool WorksOn(DateOnly day) => ConfirmedAt is not null && From <= day && (To is null || day < To);

    internal bool Overlaps(DateOnly from, DateOnly? to) =>
        (To is null || from < To) && (to is null || From < to) && To != From;

    /// <summary>The same post at the successor: grant and confirmation hold on.</summary>
    internal Post At(Guid unitId, DateOnly day) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = PersonId,
        Role = Role,
        UnitId = unitId,
        From = From > day ? From : day,
        To = To,
        GrantedBy = GrantedBy,
        GrantedAt = GrantedAt,
        ConfirmedBy = ConfirmedBy,
        ConfirmedAt = ConfirmedAt,
        EndDay = EndWaits ? EndDay : null,
        EndAskedBy = EndWaits ? EndAskedBy : null,
        EndAskedAt = EndWaits ? EndAskedAt : null,
        PassedFrom = Id,
    };

    /// <summary>Ended by that day, or before it began.</summary>
    internal bool IsOverOn(DateOnly day) => To is { } to && (to <= day || to == From);

    internal void Confirm(Actor by, DateTimeOffset now)
    {
        if (ConfirmedAt is not null) throw new RuleViolationException("post.already-confirmed");
        (ConfirmedBy, ConfirmedAt) = (by.PersonId, now);
    }

    internal void AskEnd(DateOnly day, Actor by, DateTimeOffset now)
    {
        RequireEarlierEnd(day);
        (EndDay, EndAskedBy, EndAskedAt, EndConfirmedBy) = (day, by.PersonId, now, null);
    }

    internal void ConfirmEnd(DateOnly day, Actor by)
    {
        End(day);
        EndConfirmedBy = by.PersonId;
    }

    internal void RefuseEnd() => (EndDay, EndAskedBy, EndAskedAt) = (null, null, null);

    internal void End(DateOnly day)
    {
        RequireEarlierEnd(day);
        To = day < From ? From : day;
    }

    private void RequireEarlierEnd(DateOnly day)
    {
        if (To is { } to && to <= day) throw new RuleViolationException("post.already-ended");
    }
}
