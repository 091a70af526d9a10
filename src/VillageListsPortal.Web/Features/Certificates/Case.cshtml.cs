using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>One certificate: state, the one primary action, facts, paper, timeline.</summary>
[Authorize(Policies.ReadCertificateRegister)]
public sealed class CaseModel(PortalDb db, TimeProvider clock, RequestTrace trace) : CasePage(db, clock)
{
    public IReadOnlyList<TimelineRow> Timeline { get; private set; } = [];

    public bool ShowsNumber { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        return await ShowAsync();
    }

    /// <summary>Showing an identity number in full is a journalled act (experience.md).</summary>
    public async Task<IActionResult> OnPostUnmaskAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (Officer.SeesMasked) return Forbid();
        Db.Note(new IdentityUnmasked(id, Certificate.UnitId, Officer.Actor, Now), nameof(Certificate), trace);
        await Db.SaveChangesAsync();
        ShowsNumber = true;
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        Timeline = await (
            from row in Db.JournalRows.AsNoTracking()
            where row.SubjectId == Certificate.Id
            orderby row.Id
            join person in Db.Persons on row.PersonId equals person.Id into persons
            from person in persons.DefaultIfEmpty()
            select new TimelineRow(row.At, row.PersonId, person.Name, row.Role, row.What, row.After)).Take(200).ToListAsync();
        return Page();
    }
}
