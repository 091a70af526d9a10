using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

public static class OwnUnits
{
    /// <summary>Units at which a person holds a post that works on that day: nobody assesses a request of his own unit (settled S16).</summary>
    public static Task<List<Guid>> UnitsOfAsync(this PortalDb db, Guid person, DateOnly day) =>
        db.Posts.Where(p => p.PersonId == person && p.ConfirmedAt != null && p.From <= day && (p.To == null || day < p.To)).Select(p => p.UnitId).Distinct().ToListAsync();
}
