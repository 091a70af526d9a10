using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Features.Account;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>Printing a new one-time slip: the old password and all sessions end.</summary>
[Authorize(Policies.ManagePeople)]
public sealed class ResetSlipModel(PortalDb db, Slips slips, RequestTrace trace, TimeProvider clock) : PortalPage
{
    private static readonly Role[] Officers = [Role.Administrator, Role.SecurityOfficer, Role.Auditor];

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string AccountName { get; private set; } = "";

    public SlipPaper? Slip { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id) => ShowAsync(id);

    public Task<IActionResult> OnPostAsync(Guid id) => TryAsync(() => PrintAsync(id), () => ShowAsync(id));

    private async Task<IActionResult> PrintAsync(Guid id)
    {
        if (await ShowAsync(id) is NotFoundResult missing) return missing;
        // Who could print slips for the other two would be all three (product.md, roles): theirs come from the server's own command.
        if (await db.Posts.AnyAsync(p => p.PersonId == id && Officers.Contains(p.Role) && (p.To == null || p.To > Days.Today(clock)))) throw new RuleViolationException("person.slip-of-officer");
        var account = await db.Users.SingleAsync(a => a.PersonId == id);
        Slip = new SlipPaper(id, Name, AccountName, slips.Write(account), account.SlipUntil!.Value);
        db.Note(new SlipWritten(id, Officer.Actor, clock.GetUtcNow()), Session.Subject, trace);
        await db.SaveChangesAsync();
        return Page();
    }

    private async Task<IActionResult> ShowAsync(Guid id)
    {
        var found = await (from p in db.Persons where p.Id == id join a in db.Users on p.Id equals a.PersonId select new { p.Name, a.UserName }).FirstOrDefaultAsync();
        if (found is null) return NotFound();
        (Id, Name, AccountName) = (id, found.Name, found.UserName!);
        return Page();
    }
}
