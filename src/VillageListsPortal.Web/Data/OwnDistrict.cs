using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Data;

/// <summary>The one district that the portal serves, among the units of a whole country: its code alone tells it from the others (settled S1).</summary>
public static class OwnDistrict
{
    /// <summary>The district on a day; one, or none where its code is not there.</summary>
    public static IQueryable<Unit> DistrictOn(this PortalDb db, DateOnly day)
    {
        var code = db.DistrictCode;
        return db.Units.Where(u => u.Kind == UnitKind.District && u.Code == code && u.From <= day && (u.To == null || day < u.To));
    }

    /// <summary>What lies in the district on a day, itself among it: what its posts reach (settled S6).</summary>
    public static IQueryable<Unit> UnitsOfDistrictOn(this PortalDb db, DateOnly day)
    {
        var district = db.DistrictOn(day).Select(d => d.Id);
        var reached = db.UnitReach.Where(r => district.Contains(r.FromUnitId)).Select(r => r.ToUnitId);
        return db.Units.Where(u => reached.Contains(u.Id) && u.From <= day && (u.To == null || day < u.To));
    }
}
