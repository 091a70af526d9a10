using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>The response is over, and with it every task under its number: of all units where the district records it, else those of the unit (domain 3.10).</summary>
public sealed class EndEmergency(PortalDb db, EmergencyRound round, TimeProvider clock)
{
    /// <returns>The address of the case.</returns>
    public Task<string> RunAsync(EmergencyMatter matter, DateOnly? on, string? document, Officer officer) => round.RunAsync(async () =>
    {
        var now = clock.GetUtcNow();
        matter.End(on, document, officer.Actor, now);
        foreach (var other in await Others(matter, officer).Include(m => m.Villages).OrderBy(m => m.Id).ToListAsync())
        {
            other.End(on < other.Order.Began ? other.Order.Began : on, document, officer.Actor, now); // one that says it began later ends on that day
        }


        return $"/admissions/emergency/{matter.Id}";
    });

    /// <summary>What else ends when this does.</summary>
    public IQueryable<EmergencyMatter> Others(EmergencyMatter matter, Officer officer)
    {
        var (id, number, unit, all) = (matter.Id, matter.OrderNumber, matter.UnitId, officer.Role == Role.Reviewer);
        return db.EmergencyMatters.Where(m => m.Id != id && m.OrderNumber == number && m.EndedOn == null && (all || m.UnitId == unit));
    }
}
