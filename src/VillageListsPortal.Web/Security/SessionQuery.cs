using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Security;

/// <summary>Who a session is, asked on each request of everyone signed in: one per portal, so that it is made into SQL once.</summary>
public sealed class SessionQuery
{
    private readonly Func<PortalDb, Guid, string?, Guid, DateOnly, Task<SessionFound?>> read = EF.CompileAsyncQuery((PortalDb db, Guid account, string? stamp, Guid post, DateOnly today) => (
        from a in db.Set<Account>().AsNoTracking()
        where a.Id == account && a.SecurityStamp == stamp
        join person in db.Persons on a.PersonId equals person.Id
        select new SessionFound(
            person.Id,
            person.Name,
            a.Language,
            a.LargeType,
            db.Posts.Count(p => p.PersonId == person.Id && p.ConfirmedAt != null && p.From <= today && (p.To == null || today < p.To)),
            (from p in db.Posts
             where p.Id == post && p.PersonId == person.Id && p.ConfirmedAt != null && p.From <= today && (p.To == null || today < p.To)
             join u in db.Units on p.UnitId equals u.Id
             select new SessionPost(p.Id, p.Role, u.Id, u.ShortName, u.Kind, db.Units.Where(x => x.Id == u.ParentId).Select(x => x.ShortName).FirstOrDefault())).FirstOrDefault()))
        .FirstOrDefault());

    /// <summary>The person behind the session and the post chosen, as they are today; null where the session holds no longer.</summary>
    public Task<SessionFound?> ReadAsync(PortalDb db, Guid account, string? stamp, Guid post, DateOnly today) => read(db, account, stamp, post, today);
}

/// <summary>A person signed in.</summary>
public sealed record SessionFound(Guid Id, string Name, string? Language, bool LargeType, int Count, SessionPost? Post);

/// <summary>The post chosen.</summary>
public sealed record SessionPost(Guid Id, Role Role, Guid UnitId, string ShortName, UnitKind Kind, string? Parent);
