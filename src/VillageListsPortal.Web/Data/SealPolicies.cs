using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;

namespace VillageListsPortal.Web.Data;

public static class SealPolicies
{
    /// <summary>The village's 印章管理制度; where it has filed none, the default: the head signs (domain 4.3). That one is not yet in the context.</summary>
    public static async Task<SealPolicy> SealPolicyOfAsync(this PortalDb db, Guid village, DateOnly today) =>
        await db.SealPolicies.SingleOrDefaultAsync(p => p.UnitId == village) ?? new SealPolicy(village, today);
}
