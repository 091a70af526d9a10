using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>提交审签 and 审签: screened both times, counted against the cap, numbered when it leaves its unit (domain 3.3, 3.11, settled S14).</summary>
public sealed class FileAdmission(PortalDb db, RulesOfDistrict rules, Workloads workloads, RequestScreening screening, TimeProvider clock)
{
    public async Task SubmitAsync(Admission admission, string? answer, Officer officer)
    {
        await db.RequireCurrentAsync(admission.Request);
        await workloads.RequireVillagesAsync(admission);
        var findings = await screening.OfAsync(admission.Request);
        var limits = await rules.ReadAsync();
        admission.Submit(findings, limits, await HoursAsync(admission, limits), answer, officer.Actor, clock.GetUtcNow());
    }

    public async Task CountersignAsync(Admission admission, string? documentNumber, Officer officer)
    {
        var now = clock.GetUtcNow();
        await db.RequireCurrentAsync(admission.Request);
        await workloads.RequireVillagesAsync(admission);
        var findings = await screening.OfAsync(admission.Request);
        var number = admission.Number ?? await db.TakeCaseNumberAsync("ZR", Days.On(now).Year);
        var limits = await rules.ReadAsync();
        admission.Countersign(documentNumber, number, findings, limits, await HoursAsync(admission, limits), officer.Actor, now);
    }

    /// <summary>The most that a village concerned has already, null where none gets more; asked only where a cap could be passed or something is named in exchange.</summary>
    private async Task<decimal?> HoursAsync(Admission admission, DistrictRules limits)
    {
        var request = admission.Request;
        if (!request.BringsWork || (limits.Settings.HoursCap is null && request.InExchange.Count == 0)) return 0;
        return (await workloads.HeaviestAsync(request, request.From ?? Days.Today(clock), await workloads.NamedAsync(request)))?.Hours;
    }
}
