using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Features.Admissions;

public static class ItemRequests
{
    /// <summary>A request to amend or to remove an item begins with what its version in force says.</summary>
    public static AdmissionRequest Of(ListItem item, AdmissionKind kind) => new()
    {
        Kind = kind,
        List = item.Kind,
        ItemCode = item.Code,
        ItemVersion = item.Version,
        Title = item.Title,
        Task = item is AssistanceItem { VillageRole: { } role } ? role : "",
        Item = ItemContent.Of(item),
    };
}
