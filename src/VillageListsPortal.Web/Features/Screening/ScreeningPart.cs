using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Screening.Documents;

namespace VillageListsPortal.Web.Features.Screening;

public static class ScreeningPart
{
    public static void AddScreeningPart(this IServiceCollection services) => services
        .AddSingleton<MadeLast<(string District, DateOnly Day, Guid Lists, Guid Rules), Screener>>()
        .AddScoped<DistrictScreener>()
        .AddScoped<ScreenText>()
        .AddScoped<TestBench>()
        .AddScoped<WordVersions>()
        .AddSingleton<DocumentRoom>()
        .AddSingleton<ReportSeal>()
        .AddScoped<CheckDocument>()
        .AddScoped<DocumentPaper>();
}
