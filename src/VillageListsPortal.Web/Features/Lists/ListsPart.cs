namespace VillageListsPortal.Web.Features.Lists;

public static class ListsPart
{
    public static void AddListsPart(this IServiceCollection services)
    {
    }


    public static void MapLists(this WebApplication app)
    {
    }
}
