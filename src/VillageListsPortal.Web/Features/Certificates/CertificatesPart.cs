namespace VillageListsPortal.Web.Features.Certificates;

public static class CertificatesPart
{
    public static void AddCertificatesPart(this IServiceCollection services)
    {
    }
}
