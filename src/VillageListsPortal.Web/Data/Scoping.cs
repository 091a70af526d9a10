using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Data;

/// <summary>The units that a post reaches: the unit, its descendants, their predecessors (settled S6).</summary>
public sealed record Jurisdiction(Guid UnitId);

public static class Scoping
{
    /// <summary>The single way to data of a unit: outside and unknown are the same nothing (settled S8).</summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> rows, PortalDb db, Jurisdiction jurisdiction)
        where T : class, IOfUnit
    {
        var reached = db.UnitReach.Where(r => r.FromUnitId == jurisdiction.UnitId).Select(r => r.ToUnitId);
        return rows.Where(row => reached.Contains(row.UnitId));
    }
}
