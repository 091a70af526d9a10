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

/// <summary>Begins, changes and ends the session of one browser: the cookie says who and in which post.</summary>
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

    /// <summary>A new session; with exactly one post in it, otherwise the person chooses.</summary>
    /// <returns>The posts there are to choose from.</returns>
    public async Task<IReadOnlyList<WorkingPost>> BeginAsync(HttpContext http, Security.Account account)
    {
        var posts = await PostsAsync(account.PersonId);
        var post = posts.Count == 1 ? posts[0] : null;
        await IssueAsync(http, account, post?.Id);
        await NoteAsync(new SignedIn(account.PersonId, ActorOf(account, post), clock.GetUtcNow()));
        return posts;
    }

    /// <summary>The same person in another post: a new cookie.</summary>
    public async Task ChangeAsync(HttpContext http, Security.Account account, WorkingPost post)
    {
        await IssueAsync(http, account, post.Id);
        await NoteAsync(new PostChosen(account.PersonId, ActorOf(account, post), clock.GetUtcNow()));
    }

    /// <summary>The same session after the security stamp changed.</summary>
    public Task RenewAsync(HttpContext http, Security.Account account) => IssueAsync(http, account, http.FindOfficer()?.PostId);

    public async Task EndAsync(HttpContext http)
    {
        if (await AccountAsync(http.User) is { } account)
        {
            await NoteAsync(new SignedOut(account.PersonId, http.FindOfficer()?.Actor ?? ActorOf(account, null), clock.GetUtcNow()));
        }

        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public async Task NoteAsync(DomainEvent what)
    {
        db.Note(what, Subject, trace);
        await db.SaveChangesAsync();
    }

    public static Actor ActorOf(Security.Account account, WorkingPost? post) => new(account.PersonId, post?.Id, post?.Role, post?.UnitId);

    private static Task IssueAsync(HttpContext http, Security.Account account, Guid? post)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()));
        identity.AddClaim(new Claim("stamp", account.SecurityStamp ?? ""));
        if (post is { } id) identity.AddClaim(new Claim(SessionCookie.PostClaim, id.ToString()));
        return http.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity));
    }
}
