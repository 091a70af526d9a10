using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Web.Data;

public static class ItemsInForce
{
    /// <summary>The one version of the code in force on the day.</summary>
    public static IQueryable<T> InForce<T>(this IQueryable<T> items, string code, DateOnly day)
        where T : ListItem =>
        items.Where(i => i.Code == code && i.From <= day && (i.To == null || day < i.To));
}
