using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Certificates;

public static class SealPolicies
{
    /// <summary>The village's 印章管理制度; by default only the head signs (domain 4.3). A default one is not yet in the database.</summary>
    public static async Task<SealPolicy> OfAsync(this IQueryable<SealPolicy> policies, Guid village, DateOnly day) =>
        await policies.SingleOrDefaultAsync(p => p.UnitId == village) ?? new SealPolicy(village, day);
}
