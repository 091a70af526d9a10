using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>One emergency matter: in force or over, the clock of its filing, the one primary action, then the order, the task and what happened.</summary>
[Authorize(Policies.ReadAdmissions)]
public sealed class EmergencyCaseModel(PortalDb db, RulesOfDistrict rules, TimeProvider clock) : EmergencyPage(db, clock)
{
    private const int MostNames = 500;

    /// <summary>One line of what happened.</summary>
    public sealed record Happened(DateTimeOffset At, string? Name, string What, string? Before, string? After);

    public AdmissionClock? Clock { get; private set; }

    /// <summary>Names of the villages that have it; to a village only its own.</summary>
    public IReadOnlyList<string> Villages { get; private set; } = [];

    public IReadOnlyList<Happened> Timeline { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (IsParty)
        {
            Clock = Matter.ClockOn(Today, await rules.ReadAsync());
            Timeline = await TimelineAsync(id);
        }

        Villages = await VillagesAsync(id);
        return Page();
    }

    private Task<List<string>> VillagesAsync(Guid id)
    {
        var named = Db.EmergencyVillages.AsNoTracking().Where(v => v.MatterId == id);
        var unit = Officer.UnitId;
        if (!IsParty) named = named.Where(v => Db.UnitReach.Any(r => r.FromUnitId == unit && r.ToUnitId == v.UnitId));
        return (from v in named
                join u in Db.Units on v.UnitId equals u.Id
                orderby u.Code
                select u.ShortName).Take(MostNames).ToListAsync();
    }

    private Task<List<Happened>> TimelineAsync(Guid id) => (
        from row in Db.JournalRows.AsNoTracking()
        where row.SubjectId == id
        orderby row.Id descending
        join person in Db.Persons on row.PersonId equals person.Id into persons
        from person in persons.DefaultIfEmpty()
        select new Happened(row.At, person.Name, row.What, row.Before, row.After)).Take(200).ToListAsync();
}
