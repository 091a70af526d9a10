using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>An admission as a page begins with it.</summary>
/// <param name="Admission">With its actors.</param>
/// <param name="UnitName">Short name of the unit that asks.</param>
/// <param name="Stamps">The stamps read with it.</param>
public sealed record LoadedCase(Admission Admission, string UnitName, Stamps? Stamps);

/// <summary>What a unit asks for is what is written, and so read, most: its query is made into SQL once for the portal.</summary>
public sealed class OwnCases
{
    private readonly Func<PortalDb, Guid, Guid, Task<LoadedCase?>> query = EF.CompileAsyncQuery((PortalDb db, Guid id, Guid unit) => (
        from a in db.Admissions.Include(a => a.Actors)
        where a.Id == id && a.UnitId == unit
        join u in db.Units on a.UnitId equals u.Id
        from now in db.CurrentStamps
        select new LoadedCase(a, u.ShortName, new Stamps(now.Access, now.Lists, now.Rules))).SingleOrDefault());

    /// <summary>A request of that unit, to be changed; null where it has none of that id.</summary>
    public Task<LoadedCase?> ReadAsync(PortalDb db, Guid id, Guid unit) => query(db, id, unit);
}
