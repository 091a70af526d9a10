using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Account;

/// <summary>Marker of the texts of signing in.</summary>
public sealed class AccountTexts;

public static class AccountPart
{
    public static void AddAccountPart(this IServiceCollection services)
    {
        services.AddScoped<SignInAttempts>().AddScoped<Session>().AddScoped<SignIn>().AddScoped<Slips>();
        services.AddSingleton<Housekeeping>().AddHostedService<HousekeepingService>();
    }
}
