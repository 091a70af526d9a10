using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions.Public;

/// <summary>One approved request as it is made public: what changes from which day, on which document, and what it says. Nothing is retyped (domain 3.9).</summary>
[AllowAnonymous]
public sealed class AnnouncementModel(PortalDb db, CaseFacts facts) : PageModel
{
    public Admission Admission { get; private set; } = null!;

    public Decision Decision => Admission.Decision!;

    public string Unit { get; private set; } = "";

    public RequestView Facts { get; private set; } = null!;

    /// <summary>How many villages and communities were told.</summary>
    public int Told { get; private set; }

    /// <summary>The edition that it made; null for a temporary task.</summary>
    public ListEdition? Edition { get; private set; }

    /// <summary>The edition that the end of its term made; null while it lasts.</summary>
    public ListEdition? EndEdition { get; private set; }

    public DateOnly From => Decision.From!.Value;

    public async Task<IActionResult> OnGetAsync(string number)
    {
        var id = Guid.TryParse(number, out var given) ? given : Guid.Empty; // a version of an item knows its admission by id
        var found = await (
            from a in db.Admissions.AsNoTracking().Announced()
            where a.Number == number || a.Id == id
            join u in db.Units on a.UnitId equals u.Id
            select new { Admission = a, u.ShortName, Editions = db.ListEditions.Where(e => e.AdmissionId == a.Id).OrderBy(e => e.Number).ToList() }).SingleOrDefaultAsync();
        if (found is null) return NotFound();
        (Admission, Unit, Edition, EndEdition) = (found.Admission, found.ShortName, found.Editions.FirstOrDefault(), found.Editions.Skip(1).FirstOrDefault());
        (Facts, Told) = (await facts.OfAsync(Admission), await facts.ToldAsync(Admission));
        return Page();
    }
}
