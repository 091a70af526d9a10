using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>Sends a task to villages at once: numbered, screened and told in one transaction (domain 3.10). A township reaches its own villages only.</summary>
public sealed class IssueEmergency(PortalDb db, EmergencyRound round, ConcernedVillages concerned, RequestScreening screening, TimeProvider clock)
{
    /// <returns>The address of the case.</returns>
    public Task<string> RunAsync(EmergencyTask task, VillageScope scope, Officer officer) => round.RunAsync(async () =>
    {
        var now = clock.GetUtcNow();
        var villages = await VillagesAsync(scope, officer);
        var over = await db.OverAsync(SafeText.Check(task.Order.Number), officer.UnitId);
        var whole = EmergencyMatter.RequireIssuable(task, villages, over, officer.Actor, Days.On(now));
        var findings = await screening.OfAsync(whole.Title, whole.Task);
        var number = await db.TakeCaseNumberAsync("YJ", Days.On(now).Year);
        var matter = EmergencyMatter.Issue(whole, villages, findings, number, over, officer.Actor, now);
        db.EmergencyMatters.Add(matter);
        return $"/admissions/emergency/{matter.Id}";
    });

    private Task<List<Guid>> VillagesAsync(VillageScope scope, Officer officer)
    {
        var villages = concerned.Of(scope);
        var unit = officer.UnitId;
        if (officer.UnitKind == UnitKind.Township) villages = villages.Where(v => db.UnitReach.Any(r => r.FromUnitId == unit && r.ToUnitId == v.Id));
        return villages.Select(v => v.Id).ToListAsync();
    }
}
