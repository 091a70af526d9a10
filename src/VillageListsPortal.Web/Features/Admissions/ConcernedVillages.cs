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

    public Task<int> CountAsync(AdmissionRequest request) => Of(request).CountAsync();
}
