using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>One officer: account and posts; what can be done is on pages of their own.</summary>
[Authorize(Policies.SeePeople)]
public sealed class PersonModel(PortalDb db, PeopleQueries people, TimeProvider clock) : PortalPage
{
    public string Name { get; private set; } = "";

    public Security.Account? Account { get; private set; }

    public IReadOnlyList<PostRow> Posts { get; private set; } = [];

    public DateOnly Today => Days.Today(clock);

    public bool MayManage => Officer.Role == Role.Administrator;

    public bool SlipIsOpen => Account?.SlipUntil > clock.GetUtcNow();

    public bool SlipWaits => SlipIsOpen && Account!.SlipWaits;

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Persons.AsNoTracking().Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync() is not { } name) return NotFound();
        Name = name;
        Account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == id);
        Posts = await people.PostsOfAsync(id);
        return Page();
    }
}
