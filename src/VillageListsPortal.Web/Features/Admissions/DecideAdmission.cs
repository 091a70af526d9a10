using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>
/// 审定批准: in one transaction the admission is approved, the version before ends, the new version and the edition of the list are written and everybody
/// concerned is told (domain 3.9). One list changes at a time, so that codes and editions are not taken twice.
/// </summary>
public sealed class DecideAdmission(PortalDb db, Idempotency once, RulesOfDistrict rules, NewCitations citations, TimeProvider clock)
{
    /// <returns>The address of the case.</returns>
    public async Task<string> ApproveAsync(Admission admission, Decision decision, Officer officer)
    {
        var address = $"/admissions/{admission.Id}";
        var limits = await rules.ReadAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockListsAsync();
        if (admission.Approve(decision, limits, officer.Actor, clock.GetUtcNow())) await ChangeListAsync(admission);
        once.Answer(address);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return address;
    }

    private async Task ChangeListAsync(Admission admission)
    {
        var (code, list) = (admission.ItemCode, admission.List.ToString());
        var latest = code is null ? null : await db.ListItems.Where(i => i.Code == code).OrderByDescending(i => i.Version).FirstOrDefaultAsync();
        var codes = await db.ListItems.Where(i => EF.Property<string>(i, "kind") == list).Select(i => i.Code).Distinct().ToListAsync();
        var term = latest?.AdmissionId is { } before ? await db.Admissions.AsNoTracking().Where(a => a.Id == before).Select(a => a.Request).SingleAsync() : null;
        if (ListChange.Of(admission, latest, term?.Until, codes.Select(ItemCode.NumberOf).DefaultIfEmpty().Max(), await db.LastEditionAsync(admission.List)) is not { } change) return;
        db.ListEditions.Add(change.Edition);
        if (change.Version is not { } version) return;
        db.ListItems.Add(version);
        await citations.AddAsync(version, admission.Request.Bases);
    }
}
