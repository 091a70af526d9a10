namespace VillageListsPortal.Web.Features.Units;

/// <summary>Marker of the texts of the public pages of units.</summary>
public sealed class UnitsTexts;

public static class UnitsPart
{
    public static void AddUnitsPart(this IServiceCollection services) => services.AddScoped<UnitSearch>();
}
