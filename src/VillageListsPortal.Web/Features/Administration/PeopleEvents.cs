using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>A one-time slip was printed; the password before it ended.</summary>
public sealed record SlipWritten(Guid SubjectId, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At);

/// <summary>Someone searched officers by name or account; what was searched is not written down (settled S33).</summary>
public sealed record PeopleSearched(Guid SubjectId, Actor By, DateTimeOffset At) : DomainEvent(SubjectId, null, By, At);
