namespace VillageListsPortal.Web.Features.Search;

/// <summary>Marker of the texts of the search over all parts.</summary>
public sealed class SearchTexts;

public static class SearchPart
{
    public static void AddSearchPart(this IServiceCollection services) => services.AddScoped<PublicSearch>().AddScoped<PortalSearch>();
}
