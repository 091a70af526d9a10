using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>A township, or a village of one.</summary>
public sealed record Place(Guid Id, string Name, Guid? TownshipId);

/// <summary>The choice of villages in a form.</summary>
/// <param name="All">What the choice of all is called.</param>
/// <param name="Everywhere">Whether all are chosen.</param>
/// <param name="Chosen">Townships and villages chosen, where not all.</param>
/// <param name="Places">Those to choose from.</param>
public sealed record PlacesView(string All, bool Everywhere, IReadOnlyList<Guid> Chosen, IReadOnlyList<Place> Places)
{
    /// <summary>Whether the request cannot be submitted without a choice and there is none still.</summary>
    public bool Lacks { get; init; }
}

public static class Places
{
    /// <summary>The townships and villages to choose from: a township its own, a department those of the district.</summary>
    public static Task<List<Place>> PlacesForAsync(this PortalDb db, Officer officer, DateOnly today)
    {
        var own = officer.UnitKind == UnitKind.Township ? officer.UnitId : (Guid?)null;
        return db.UnitsOfDistrictOn(today).AsNoTracking()
            .Where(u => (u.Kind == UnitKind.Township || u.Kind == UnitKind.Village) && (own == null || u.Id == own || u.ParentId == own))
            .OrderBy(u => u.Code).Select(u => new Place(u.Id, u.ShortName, u.Kind == UnitKind.Township ? null : u.ParentId)).ToListAsync();
    }
}
