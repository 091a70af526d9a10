using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Features.Account;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>Printing a new one-time slip: the old password and all sessions end. For somebody who has had a post it waits for the security officer.</summary>
[Authorize(Policies.ManagePeople)]
public sealed class ResetSlipModel(PortalDb db, Slips slips, SignInAttempts attempts, RequestTrace trace, TimeProvider clock) : PortalPage
{
    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string AccountName { get; private set; } = "";

    /// <summary>Whether the slip works only after the security officer has confirmed it.</summary>
    public bool Waits { get; private set; }

    public SlipPaper? Slip { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id) => ShowAsync(id);

    public Task<IActionResult> OnPostAsync(Guid id) => TryAsync(() => PrintAsync(id), () => ShowAsync(id));

    private async Task<IActionResult> PrintAsync(Guid id)
    {
        await using var transaction = await db.LockPersonAsync(id);
        if (await ShowAsync(id) is NotFoundResult missing) return missing;
        await RequireNoOfficerAsync(id);
        var account = await db.Users.SingleAsync(a => a.PersonId == id);
        Slip = new SlipPaper(id, Name, AccountName, slips.Write(account, Waits, Officer.Actor), account.SlipUntil!.Value, Waits);
        db.Note(new SlipWritten(id, Officer.Actor, clock.GetUtcNow()), Session.Subject, trace);
        await db.SaveChangesAsync();
        await attempts.ForgetAsync(AccountName);
        await transaction.CommitAsync();
        return Page();
    }

    /// <summary>Who could print slips for the other two would be all three (product.md, roles), also once their posts have ended: theirs come from the server's own command.</summary>
    private async Task RequireNoOfficerAsync(Guid id)
    {
        var today = Days.Today(clock);
        var posts = await db.Posts.AsNoTracking().Where(p => p.PersonId == id && (p.ConfirmedAt != null || p.To == null || p.To > today)).ToListAsync();
        if (posts.Exists(p => PostRules.EndsByTwo(p.Role))) throw new RuleViolationException("person.slip-of-officer");
    }

    private async Task<IActionResult> ShowAsync(Guid id)
    {
        var found = await (from p in db.Persons
                           where p.Id == id
                           join a in db.Users on p.Id equals a.PersonId
                           select new { p.Name, a.UserName, HadPost = db.Posts.Any(x => x.PersonId == id && x.ConfirmedAt != null) }).FirstOrDefaultAsync();
        if (found is null) return NotFound();
        (Id, Name, AccountName, Waits) = (id, found.Name, found.UserName!, found.HadPost);
        return Page();
    }
}
