using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>备案 with the district; what the villages do is screened as it is filed (domain 3.10).</summary>
public sealed class FileEmergency(PortalDb db, EmergencyRound round, RulesOfDistrict rules, RequestScreening screening, TimeProvider clock)
{
    /// <returns>The address of the case.</returns>
    public Task<string> RunAsync(EmergencyMatter matter, EmergencyTask task, Officer officer) => round.RunAsync(async () =>
    {
        var text = matter.Status == EmergencyStatus.Returned ? SafeText.Check(task.Task, int.MaxValue) : matter.Task;
        var findings = await screening.OfAsync(matter.Title, text);
        var over = await db.OverAsync(SafeText.Check(task.Order.Number), matter.UnitId);
        matter.File(task, findings, over, await rules.ReadAsync(), officer.Actor, clock.GetUtcNow());
        return $"/admissions/emergency/{matter.Id}";
    });
}
