using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>Where a post stands today.</summary>
public enum PostState
{
    Waiting,
    Coming,
    Working,
    Ended,
}

/// <summary>The end of a post that was asked for and waits for the security officer.</summary>
public sealed record WaitingEnd(DateOnly Day, string AskedBy, DateTimeOffset AskedAt);

/// <summary>A slip that is dead until the security officer has confirmed it.</summary>
public sealed record WaitingSlip(Guid AccountId, Guid PersonId, string Person, string Account, string PrintedBy, DateTimeOffset PrintedAt, string Version);

/// <summary>One post as the pages show it.</summary>
public sealed record PostRow(Guid Id, Guid PersonId, string Person, Role Role, string Unit, string? Parent, DateOnly From, DateOnly? To, string GrantedBy, DateTimeOffset GrantedAt, bool Confirmed, WaitingEnd? WaitingEnd, uint Version)
{
    public PostState StateOn(DateOnly day) =>
        To is { } to && (to <= day || to == From) ? PostState.Ended : !Confirmed ? PostState.Waiting : From > day ? PostState.Coming : PostState.Working;
}

/// <summary>One officer in the list.</summary>
public sealed record PersonRow(Guid Id, string Name, string? Account, bool HasPassword, IReadOnlyList<PostRow> Posts);

/// <summary>Reads officers and posts for administrator and security officer (settled S7).</summary>
public sealed class PeopleQueries(PortalDb db, RequestTrace trace, TimeProvider clock)
{
    public const int PageSize = 30;

    /// <summary>A search by name or account, journalled; call from a POST (settled S33).</summary>
    public async Task<(IReadOnlyList<PersonRow> Rows, Guid? Next)> SearchAsync(Officer officer, string? text, Guid? after)
    {
        var found = await PageAsync(text, after);
        db.Note(new PeopleSearched(officer.PersonId, officer.Actor, clock.GetUtcNow()), nameof(Person), trace);
        await db.SaveChangesAsync();
        return found;
    }

    /// <summary>A page of officers, newest first, after the one given; the text is looked for in name and account.</summary>
    public async Task<(IReadOnlyList<PersonRow> Rows, Guid? Next)> PageAsync(string? text, Guid? after)
    {
        var wanted = (text ?? "").Trim();
        var lower = wanted.ToLowerInvariant();
        var found = await (from p in db.Persons
                           join a in db.Users on p.Id equals a.PersonId into accounts
                           from a in accounts.DefaultIfEmpty()
                           where wanted == "" || p.Name.Contains(wanted) || (a != null && a.UserName!.Contains(lower))
                           where after == null || p.Id.CompareTo(after.Value) < 0
                           orderby p.Id descending
                           select new { p.Id, p.Name, Account = a == null ? null : a.UserName, HasPassword = a != null && a.PasswordHash != null }).Take(PageSize + 1).ToListAsync();
        var ids = found.Select(f => f.Id).ToList();
        var posts = (await Rows(db.Posts.Where(p => ids.Contains(p.PersonId)).OrderBy(p => p.GrantedAt)).ToListAsync()).ToLookup(p => p.PersonId);
        var rows = found.Take(PageSize).Select(f => new PersonRow(f.Id, f.Name, f.Account, f.HasPassword, [.. posts[f.Id]])).ToList();
        return (rows, found.Count > PageSize ? rows[^1].Id : null);
    }

    public Task<List<PostRow>> PostsOfAsync(Guid person) => Rows(db.Posts.Where(p => p.PersonId == person).OrderBy(p => p.GrantedAt).ThenBy(p => p.Id)).ToListAsync();

    public Task<PostRow?> PostAsync(Guid person, Guid post) => Rows(db.Posts.Where(p => p.PersonId == person && p.Id == post)).FirstOrDefaultAsync();

    /// <summary>Grants and ends that wait for the security officer, oldest post first.</summary>
    public async Task<(IReadOnlyList<PostRow> Rows, Guid? Next)> WaitingAsync(Guid? after, DateOnly today, int size)
    {
        var waiting = db.Posts.WaitingOn(today).Where(p => after == null || p.Id.CompareTo(after.Value) > 0);
        var rows = await Rows(waiting.OrderBy(p => p.Id).Take(size + 1)).ToListAsync();
        return (rows.Take(size).ToList(), rows.Count > size ? rows[size - 1].Id : null);
    }

    /// <summary>Slips that wait for the security officer, oldest first; after a page of them the next ones follow.</summary>
    public Task<List<WaitingSlip>> WaitingSlipsAsync(DateTimeOffset now) =>
        (from a in db.Users.AsNoTracking().WithWaitingSlip(now)
         join p in db.Persons on a.PersonId equals p.Id
         orderby a.SlipAt, a.Id
         select new WaitingSlip(a.Id, p.Id, p.Name, a.UserName!, db.Persons.Where(x => x.Id == a.SlipBy).Select(x => x.Name).FirstOrDefault() ?? "", a.SlipAt!.Value, a.ConcurrencyStamp!)).Take(PageSize).ToListAsync();

    private IQueryable<PostRow> Rows(IQueryable<Post> posts) => posts.AsNoTracking().Select(p => new PostRow(
        p.Id,
        p.PersonId,
        db.Persons.Where(x => x.Id == p.PersonId).Select(x => x.Name).First(),
        p.Role,
        db.Units.Where(u => u.Id == p.UnitId).Select(u => u.ShortName).First(),
        db.Units.Where(u => u.Id == p.UnitId).Select(u => db.Units.Where(x => x.Id == u.ParentId).Select(x => x.ShortName).FirstOrDefault()).FirstOrDefault(),
        p.From,
        p.To,
        db.Persons.Where(x => x.Id == p.GrantedBy).Select(x => x.Name).FirstOrDefault() ?? "",
        p.GrantedAt,
        p.ConfirmedAt != null,
        p.EndDay == null || p.EndConfirmedBy != null ? null : new WaitingEnd(p.EndDay.Value, db.Persons.Where(x => x.Id == p.EndAskedBy).Select(x => x.Name).FirstOrDefault() ?? "", p.EndAskedAt!.Value),
        EF.Property<uint>(p, "xmin")));
}
