namespace VillageListsPortal.Web.Features.Verification;

public static class VerificationPart
{
    public static void AddVerificationPart(this IServiceCollection services)
    {
    }


    public static void MapVerification(this WebApplication app)
    {
    }
}
