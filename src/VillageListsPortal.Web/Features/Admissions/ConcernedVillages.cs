using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>The villages that a request concerns: those named, those below a township that is named, or all; of the district and of the committees its item is for.</summary>
public sealed class ConcernedVillages(PortalDb db, TimeProvider clock)
{
    public IQueryable<Unit> Of(AdmissionRequest request)
    {
        var villages = Of(request.Villages);
        return request.Item.AppliesTo switch
        {
            AppliesTo.Village => villages.Where(u => u.Committee == CommitteeKind.Villagers),
            AppliesTo.Community => villages.Where(u => u.Committee == CommitteeKind.Residents),
            _ => villages,
        };
    }

    /// <summary>Villages and communities alike.</summary>
    public IQueryable<Unit> Of(VillageScope scope)
    {
        var villages = db.UnitsOfDistrictOn(Days.Today(clock)).AsNoTracking().Where(u => u.Kind == UnitKind.Village);
        if (scope.Everywhere) return villages;
        var named = scope.Units.ToList();
        return villages.Where(u => db.UnitReach.Any(own => own.FromUnitId == u.Id && db.UnitReach.Any(r => r.ToUnitId == own.ToUnitId && named.Contains(r.FromUnitId)))); // a village and those before it (settled S29)
    }

    /// <summary>
    /// Whom the approval concerns. A list is the whole district's, whichever villages the request counted its hours in: the change of an item concerns all that
    /// it is for or was for until then (domain 3.9). A task concerns its villages.
    /// </summary>
    public IQueryable<Unit> OfChange(Admission admission)
    {
        if (admission.Kind is AdmissionKind.TemporaryTask or AdmissionKind.AddItem) return OfEnd(admission);
        var (code, version) = (admission.Request.ItemCode, admission.Request.ItemVersion);
        var before = db.ListItems.Where(i => i.Code == code && i.Version == version);
        var removes = admission.Kind == AdmissionKind.RemoveItem; // what it says of itself then counts no more
        var (villages, communities) = removes ? (false, false) : (admission.Request.Item.AppliesTo != AppliesTo.Community, admission.Request.Item.AppliesTo != AppliesTo.Village);
        return Of(VillageScope.All).Where(u =>
            (villages && communities) || before.Any(i => i.AppliesTo == AppliesTo.Both)
            || (u.Committee == CommitteeKind.Villagers && (villages || before.Any(i => i.AppliesTo == AppliesTo.Village)))
            || (u.Committee == CommitteeKind.Residents && (communities || before.Any(i => i.AppliesTo == AppliesTo.Community))));
    }

    /// <summary>Whom it concerns that what was admitted ends: of an item all that it is for, of a task its villages.</summary>
    public IQueryable<Unit> OfEnd(Admission admission) => Of(admission.Kind == AdmissionKind.TemporaryTask ? admission.Request : admission.Request with { Villages = VillageScope.All });

    public Task<int> CountAsync(AdmissionRequest request) => Of(request).CountAsync();
}
