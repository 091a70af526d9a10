using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Account;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>One sign-in, failure or sign-out.</summary>
public sealed record SignInRow(Guid Id, DateTimeOffset At, Guid PersonId, string? Person, string What, string? Role);

/// <summary>Sign-ins as rows per person; nothing here is ever added up by village (settled S9).</summary>
[Authorize(Policies.ReadSignIns)]
public sealed class SignInsModel(PortalDb db) : PortalPage
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<SignInRow> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid) return BadRequest();
        var rows = await (from r in db.JournalRows.AsNoTracking()
                          where SignInEvents.All.Contains(r.What) && r.SubjectType == Session.Subject
                          where Person == null || r.SubjectId == Person
                          where After == null || r.Id.CompareTo(After.Value) < 0
                          orderby r.Id descending
                          select new SignInRow(r.Id, r.At, r.SubjectId, db.Persons.Where(p => p.Id == r.SubjectId).Select(p => p.Name).FirstOrDefault(), r.What, r.Role)).Take(PageSize + 1).ToListAsync();
        (Rows, Next) = (rows.Take(PageSize).ToList(), rows.Count > PageSize ? rows[PageSize - 1].Id : null);
        return Page();
    }
}
