using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>提交审签 and 审签: screened both times, counted against the cap, numbered when it leaves its unit (domain 3.3, 3.11, settled S14).</summary>
public sealed class FileAdmission(PortalDb db, RulesOfDistrict rules, ConcernedVillages villages, RequestScreening screening, TimeProvider clock)
{
    public async Task SubmitAsync(Admission admission, string? answer, Officer officer)
    {
        var findings = await screening.OfAsync(admission.Request);
        admission.Submit(findings, await rules.ReadAsync(), await villages.HoursNowAsync(), answer, officer.Actor, clock.GetUtcNow());
    }

    public async Task CountersignAsync(Admission admission, string? documentNumber, Officer officer)
    {
        var now = clock.GetUtcNow();
        var findings = await screening.OfAsync(admission.Request);
        var number = admission.Number ?? await NumberAsync(Days.On(now).Year);
        admission.Countersign(documentNumber, number, findings, await rules.ReadAsync(), await villages.HoursNowAsync(), officer.Actor, now);
    }

    /// <summary>Taken outside the transaction: gaps are allowed (settled S13), and no unit waits for another.</summary>
    private async Task<string> NumberAsync(int year)
    {
        var taken = await db.Database.SqlQuery<int>($"""
            INSERT INTO case_numbers (kind, year, last) VALUES ('ZR', {year}, 1)
            ON CONFLICT (kind, year) DO UPDATE SET last = case_numbers.last + 1 RETURNING last AS "Value"
            """).ToListAsync();
        return string.Create(CultureInfo.InvariantCulture, $"ZR-{year}-{taken.Single():000}");
    }
}
