using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Units.Public;

/// <summary>A village, township or district as anyone may know it: names, place, who came after it, and of a village what it does for a term.</summary>
[AllowAnonymous]
public sealed class VillageModel(PortalDb db, TasksOfVillage tasks, TimeProvider clock) : PageModel
{
    private const int MostChildren = 500; // no township has as many

    /// <summary>A unit to go to.</summary>
    public sealed record Near(string Code, string Name);

    public Unit Unit { get; private set; } = null!;

    public Near? Above { get; private set; }

    public IReadOnlyList<Near> Below { get; private set; } = [];

    /// <summary>Who carries on the affairs of a unit that is no more (settled S29).</summary>
    public IReadOnlyList<Near> Successors { get; private set; } = [];

    /// <summary>What a village of the district has been given for a term and does today; null for other units and for a village that is no more.</summary>
    public IReadOnlyList<VillageTask>? Tasks { get; private set; }

    public DateOnly Today { get; } = Days.Today(clock);

    /// <summary>Whether this visitor has a register of certificates to look into.</summary>
    public bool ReadsRegister => HttpContext.FindOfficer() is { IsVillage: false } officer && officer.Passes(Policies.ReadCertificateRegister);

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (string.IsNullOrEmpty(code)) return NotFound(); // refused at binding; departments have no code and no page
        var found = await db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.Code == code && u.From <= Today && (u.To == null || u.To > u.From)).OrderByDescending(u => u.From).FirstOrDefaultAsync();
        if (found is null) return NotFound();
        Unit = found;
        Above = await db.Units.Where(u => u.Id == found.ParentId && u.Code != null).Select(u => new Near(u.Code!, u.ShortName)).FirstOrDefaultAsync();
        Below = await db.Units.Where(u => u.ParentId == found.Id && u.Code != null && u.From <= Today && (u.To == null || Today < u.To)).OrderBy(u => u.Code).Select(u => new Near(u.Code!, u.ShortName)).Take(MostChildren).ToListAsync();
        Successors = await (from s in db.UnitSuccessions where s.PredecessorId == found.Id join u in db.Units on s.SuccessorId equals u.Id where u.Code != null orderby u.Code select new Near(u.Code!, u.ShortName)).ToListAsync();
        if (found.Committee is { } committee && await db.UnitsOfDistrictOn(Today).AnyAsync(u => u.Id == found.Id)) Tasks = await tasks.InForceAsync(found.Id, committee);
        return Page();
    }
}
