using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions.Emergencies;
using VillageListsPortal.Web.Features.Admissions.Papers;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Admissions;

public static class AdmissionsPart
{
    public static void AddAdmissionsPart(this IServiceCollection services) => services
        .AddSingleton<MadeLast<(string District, DateOnly Day, Guid Rules), DistrictRules>>()
        .AddScoped<RulesOfDistrict>()
        .AddSingleton<OwnCases>()
        .AddScoped<ConcernedVillages>()
        .AddScoped<Workloads>()
        .AddScoped<Exchanges>()
        .AddScoped<TasksOfVillage>()
        .AddScoped<RequestScreening>()
        .AddScoped<LookAhead>()
        .AddScoped<CaseFacts>()
        .AddScoped<SuggestedBodies>()
        .AddScoped<AnswerConsultation>()
        .AddScoped<NewCitations>()
        .AddScoped<ApplyApproval>()
        .AddScoped<DecideAdmission>()
        .AddScoped<AdmissionWork>()
        .AddScoped<KeepAttachment>()
        .AddScoped<MeetingPapers>()
        .AddScoped<FileAdmission>()
        .AddScoped<AdmissionRows>()
        .AddScoped<FindAdmissions>()
        .AddScoped<AdmissionExport>()
        .AddScoped<HandOverCases>()
        .AddScoped<EmergencyRound>()
        .AddScoped<IssueEmergency>()
        .AddScoped<FileEmergency>()
        .AddScoped<EndEmergency>()
        .AddScoped<EmergencyWork>()
        .AddScoped<EmergencyCounts>()
        .AddDue<DueAdmissions>()
        .AddDue<DueHandovers>();
}
