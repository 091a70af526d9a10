using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Security;

/// <summary>
/// Account, session and post, asked on each request of everyone signed in. Each request reads whether the session is there and the stamps;
/// what is behind it is read again when the stamp has moved (ADR 0012). The queries are one per portal, so that they are made into SQL once.
/// </summary>
public sealed class SessionQuery : IDisposable
{
    private const int MostKept = 20_000;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    private readonly Func<PortalDb, Guid, Guid, DateTimeOffset, Task<Stamps?>> stampsOf = EF.CompileAsyncQuery(
        (PortalDb db, Guid account, Guid session, DateTimeOffset oldest) => (
            from s in db.Set<SessionRow>()
            where s.Id == session && s.AccountId == account && s.BeganAt > oldest
            from now in db.CurrentStamps
            select new Stamps(now.Access, now.Lists, now.Rules)).FirstOrDefault());

    private readonly Func<PortalDb, Guid, string?, Guid, DateTimeOffset, Guid, DateOnly, Task<FoundSession?>> read = EF.CompileAsyncQuery(
        (PortalDb db, Guid account, string? stamp, Guid session, DateTimeOffset oldest, Guid post, DateOnly today) => (
            from a in db.Set<Account>().AsNoTracking()
            where a.Id == account && a.SecurityStamp == stamp
            join s in db.Set<SessionRow>() on a.Id equals s.AccountId
            where s.Id == session && s.BeganAt > oldest
            join person in db.Persons on a.PersonId equals person.Id
            from p in db.Posts.Where(p => (p.Id == post || p.PassedFrom == post) && p.PersonId == person.Id && p.ConfirmedAt != null && p.From <= today && (p.To == null || today < p.To)).DefaultIfEmpty()
            from u in db.Units.Where(u => u.Id == p.UnitId).DefaultIfEmpty()
            from above in db.Units.Where(x => x.Id == u.ParentId).DefaultIfEmpty()
            orderby p.Id
            select new FoundSession
            {
                PersonId = person.Id,
                Name = person.Name,
                Language = a.Language,
                LargeType = a.LargeType,
                Count = db.Posts.Count(x => x.PersonId == person.Id && x.ConfirmedAt != null && x.From <= today && (x.To == null || today < x.To)),
                Post = p == null ? null : new FoundPost { Id = p.Id, Role = p.Role, UnitId = p.UnitId, Unit = u!.ShortName, Kind = u.Kind, Parent = above!.ShortName },
            }).FirstOrDefault());

    /// <summary>The person behind the session and the post chosen, as they are today, and the stamps read with them; null where the session holds no longer.</summary>
    public async Task<(FoundSession Session, Stamps Stamps)?> ReadAsync(PortalDb db, SessionAsked asked)
    {
        if (await stampsOf(db, asked.Account, asked.Session, asked.Oldest) is not { } stamps) return null;
        var key = asked with { Oldest = default };
        if (kept.TryGetValue(key, out (Guid Stamp, FoundSession Session) known) && known.Stamp == stamps.Access) return (known.Session, stamps);
        if (await read(db, asked.Account, asked.Stamp, asked.Session, asked.Oldest, asked.Post, asked.Today) is not { } found) return null;
        kept.Set(key, (stamps.Access, found), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(30) });
        return (found, stamps);
    }

    public void Dispose() => kept.Dispose();
}

/// <summary>What a cookie says, and the moment at which it is read.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Stamp">The account's stamp when it was given.</param>
/// <param name="Session">The session.</param>
/// <param name="Oldest">Sessions that began before are over.</param>
/// <param name="Post">The post chosen.</param>
/// <param name="Today">The day in China.</param>
public sealed record SessionAsked(Guid Account, string? Stamp, Guid Session, DateTimeOffset Oldest, Guid Post, DateOnly Today);

/// <summary>The post of a session.</summary>
public sealed class FoundPost
{
    public required Guid Id { get; init; }
    public required Role Role { get; init; }
    public required Guid UnitId { get; init; }
    public required string Unit { get; init; }
    public required UnitKind Kind { get; init; }
    public string? Parent { get; init; }
}

/// <summary>The person of a session.</summary>
public sealed class FoundSession
{
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public string? Language { get; init; }
    public bool? LargeType { get; init; }
    public required int Count { get; init; }
    public FoundPost? Post { get; init; }
}
