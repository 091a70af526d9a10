using VillageListsPortal.Web.Features.Screening.Documents;

namespace VillageListsPortal.Web.Features.Screening;

public static class ScreeningPart
{
    public static void AddScreeningPart(this IServiceCollection services) => services
        .AddSingleton<ScreenersMade>()
        .AddScoped<DistrictScreener>()
        .AddScoped<ScreenText>()
        .AddScoped<TestBench>()
        .AddScoped<WordVersions>()
        .AddSingleton<DocumentRoom>()
        .AddSingleton<ReportSeal>()
        .AddScoped<CheckDocument>()
        .AddScoped<DocumentPaper>();
}
