namespace VillageListsPortal.Web.Features.Administration;

/// <summary>Marker of the texts of people, posts and units.</summary>
public sealed class AdministrationTexts;

public static class AdministrationPart
{
    public static void AddAdministrationPart(this IServiceCollection services) => services.AddScoped<RegisterPerson>().AddScoped<PeopleQueries>();
}
