namespace VillageListsPortal.Web.Features.Admissions;

public static class AdmissionsPart
{
    public static void AddAdmissionsPart(this IServiceCollection services) => services
        .AddScoped<RulesOfDistrict>()
        .AddScoped<ConcernedVillages>()
        .AddScoped<RequestScreening>()
        .AddScoped<LookAhead>()
        .AddScoped<KeepAttachment>()
        .AddScoped<FileAdmission>()
        .AddScoped<HandOverCases>()
        .AddSingleton<DueAdmissions>()
        .AddHostedService<DueAdmissionsService>();
}
