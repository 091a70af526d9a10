namespace VillageListsPortal.Web.Features.Laws;

/// <summary>Marker of the texts of the law register.</summary>
public sealed class LawTexts;

public static class LawsPart
{
    public static void AddLawsPart(this IServiceCollection services) => services.AddScoped<LawRegister>().AddScoped<CitingItems>().AddScoped<LoadLaws>().AddScoped<RepealLaw>().AddScoped<LawExport>();
}
