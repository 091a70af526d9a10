using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Account;

/// <summary>A post that works today, as the choice of posts shows it.</summary>
public sealed record WorkingPost(Guid Id, Role Role, Guid UnitId, string Unit, string? Parent);

/// <summary>Begins, changes and ends the session of one browser: a row, and a cookie that says which row, who and in which post.</summary>
public sealed class Session(PortalDb db, TimeProvider clock, RequestTrace trace)
{
    public const string Subject = "Account";

    public Task<Security.Account?> AccountAsync(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? db.Users.SingleOrDefaultAsync(a => a.Id == id) : Task.FromResult<Security.Account?>(null);

    public async Task<IReadOnlyList<WorkingPost>> PostsAsync(Guid person)
    {
        var today = Days.Today(clock);
        var posts = await (from p in db.Posts
                           where p.PersonId == person && p.ConfirmedAt != null && p.From <= today && (p.To == null || today < p.To)
                           join u in db.Units on p.UnitId equals u.Id
                           orderby u.Code, u.ShortName
                           select new WorkingPost(p.Id, p.Role, u.Id, u.ShortName, db.Units.Where(x => x.Id == u.ParentId).Select(x => x.ShortName).FirstOrDefault())).ToListAsync();
        return [.. posts.OrderBy(p => p.Role)];
    }

    /// <summary>A new session; with exactly one post in it, otherwise the person chooses. One that this browser had before ends.</summary>
    /// <returns>The posts there are to choose from.</returns>
    public async Task<IReadOnlyList<WorkingPost>> BeginAsync(HttpContext http, Security.Account account)
    {
        var posts = await PostsAsync(account.PersonId);
        var post = posts.Count == 1 ? posts[0] : null;
        await RemoveAsync(http);
        db.Note(new SignedIn(account.PersonId, ActorOf(account, post), clock.GetUtcNow()), Subject, trace);
        await BeginAsync(http, account, post?.Id);
        return posts;
    }

    /// <summary>The same person and session in another post: a new cookie.</summary>
    public async Task ChangeAsync(HttpContext http, Security.Account account, WorkingPost post)
    {
        await IssueAsync(http, account, SessionCookie.IdOf(http.User, SessionCookie.SessionClaim), post.Id);
        await NoteAsync(new PostChosen(account.PersonId, ActorOf(account, post), clock.GetUtcNow()));
    }

    /// <summary>After the security stamp changed: all sessions of the account end, this browser gets a new one.</summary>
    public async Task RenewAsync(HttpContext http, Security.Account account)
    {
        await db.Database.ExecuteSqlAsync($"DELETE FROM sessions WHERE account_id = {account.Id}");
        await BeginAsync(http, account, http.FindOfficer()?.PostId);
    }

    /// <summary>Ends the session on every node; a copy of the cookie ends with it.</summary>
    public async Task EndAsync(HttpContext http)
    {
        if (await AccountAsync(http.User) is { } account)
        {
            db.Note(new SignedOut(account.PersonId, http.FindOfficer()?.Actor ?? ActorOf(account, null), clock.GetUtcNow()), Subject, trace);
        }

        await RemoveAsync(http);
        await db.SaveChangesAsync();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public async Task NoteAsync(DomainEvent what)
    {
        db.Note(what, Subject, trace);
        await db.SaveChangesAsync();
    }

    public static Actor ActorOf(Security.Account account, WorkingPost? post) => new(account.PersonId, post?.Id, post?.Role, post?.UnitId);

    private async Task BeginAsync(HttpContext http, Security.Account account, Guid? post)
    {
        var row = new SessionRow { AccountId = account.Id, BeganAt = clock.GetUtcNow() };
        db.Add(row);
        await db.SaveChangesAsync();
        await IssueAsync(http, account, row.Id, post);
    }

    /// <summary>The row of the cookie that came; twice at once is no error.</summary>
    private async Task RemoveAsync(HttpContext http)
    {
        var id = SessionCookie.IdOf(http.User, SessionCookie.SessionClaim);
        await db.Database.ExecuteSqlAsync($"DELETE FROM sessions WHERE id = {id}");
    }

    private static Task IssueAsync(HttpContext http, Security.Account account, Guid session, Guid? post) =>
        http.SignInAsync(IdentityConstants.ApplicationScheme, SessionCookie.PrincipalOf(account, session, post));
}
