using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>How far the item that a request amends or removes is still the one it was written over.</summary>
public static class CurrentItem
{
    /// <summary>Written over a version that another admission has changed or removed meanwhile it would be refused at the end of the way: better at once.</summary>
    /// <exception cref="RuleViolationException"><c>admission.item-gone</c>, <c>admission.item-changed</c>.</exception>
    public static async Task RequireCurrentAsync(this PortalDb db, AdmissionRequest request)
    {
        if (await db.MeanwhileAsync(request) is { } changed) throw changed;
    }

    /// <summary>What became of the item meanwhile; null where it is as it was, or none is named.</summary>
    public static async Task<RuleViolationException?> MeanwhileAsync(this PortalDb db, AdmissionRequest request)
    {
        if (request is not { ItemCode: { } code, ItemVersion: not null }) return null;
        return request.Meanwhile(await db.ListItems.Where(i => i.Code == code && i.To == null).MaxAsync(i => (int?)i.Version));
    }
}
