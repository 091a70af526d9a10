using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>The single way to reviews of items: the district sees all, a department those that it answers for (settled S6).</summary>
public static class ReviewReach
{
    public static IQueryable<ItemReview> ReachedBy(this IQueryable<ItemReview> items, Officer officer)
    {
        var unit = officer.UnitId;
        return officer.Role is Role.Reviewer or Role.Approver ? items : items.Where(i => i.UnitId == unit);
    }
}
