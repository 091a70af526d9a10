using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Changes;
using VillageListsPortal.Web.Features.Administration.Settings;
using VillageListsPortal.Web.Features.Administration.WorkingDays;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>Marker of the texts of people, posts and units.</summary>
public sealed class AdministrationTexts;

/// <summary>What the picker of units shows while one types.</summary>
public sealed record UnitSuggestions(IReadOnlyList<UnitChoice> Choices, bool More);

public static class AdministrationPart
{
    private const int LongestSearch = 40;

    public static void AddAdministrationPart(this IServiceCollection services)
    {
        services.AddScoped<RegisterPerson>().AddScoped<PeopleQueries>().AddScoped<PlanChange>().AddScoped<UnitQueries>();
        services.AddScoped<ChangeCalendar>().AddScoped<SettingsOfDistrict>();
        services.AddSingleton<DueChanges>().AddHostedService<DueChangesService>();
    }

    public static void MapAdministration(this WebApplication app) =>
        app.MapGet("/admin/units/choices", SuggestAsync).RequireAuthorization(Policies.ManageUnits).ExcludeFromDescription();

    /// <summary>The same units as the search button finds, for a role's posts or of one kind.</summary>
    private static async Task<IResult> SuggestAsync(string? q, Role? role, UnitKind? kind, PortalDb db, TimeProvider clock, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (q is { Length: > LongestSearch } || (q is not null && !SafeText.IsSafe(q))) return Results.BadRequest();
        var kinds = role is { } r ? UnitChoices.KindsFor(r) : kind is { } k ? [k] : Enum.GetValues<UnitKind>();
        var found = await new UnitChoices(db, Days.Today(clock), kinds) { OwnDistrict = role is not null }.FindAsync(q);
        return Results.Json(new UnitSuggestions([.. found.Take(UnitChoices.Most)], found.Count > UnitChoices.Most));
    }
}
