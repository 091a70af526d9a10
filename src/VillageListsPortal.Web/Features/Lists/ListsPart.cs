namespace VillageListsPortal.Web.Features.Lists;

public static class ListsPart
{
    public static void AddListsPart(this IServiceCollection services) =>
        services.AddSingleton<ListsInForce>().AddScoped<ListQueries>().AddScoped<ItemSearch>().AddScoped<ItemFacts>()
            .AddScoped<FieldWords>().AddScoped<ListHistory>().AddScoped<LawfulSearch>().AddScoped<ListPaper>().AddScoped<ListPapers>();

    public static void MapLists(this WebApplication app)
    {
        app.MapListApi();
        app.MapListPapers();
    }
}
