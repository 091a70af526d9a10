namespace VillageListsPortal.Web.Features.Certificates;

public static class CertificatesPart
{
    public static void AddCertificatesPart(this IServiceCollection services) => services
        .AddSingleton<CaseQueries>()
        .AddScoped<CertificatePaper>()
        .AddScoped<SlipPaper>()
        .AddScoped<PaperPreview>()
        .AddScoped<Papers>()
        .AddScoped<PrepareCertificate>()
        .AddScoped<IssueCertificate>()
        .AddScoped<ReprintCertificate>()
        .AddScoped<GiveSlip>()
        .AddScoped<CertificateRegister>()
        .AddScoped<RegisterExport>()
        .AddSingleton<DiscardedDrafts>()
        .AddHostedService(services => services.GetRequiredService<DiscardedDrafts>());

    public static void MapCertificates(this WebApplication app) => app.MapPublicPapers();
}
