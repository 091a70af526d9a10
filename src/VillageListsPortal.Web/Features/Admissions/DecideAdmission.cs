using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>
/// 审定批准: in one transaction the admission is approved, what it named in exchange ends, the version before ends, the new version and the edition of the list are
/// written and everybody concerned is told (domain 3.9). One list changes at a time, so that codes and editions are not taken twice.
/// </summary>
public sealed class DecideAdmission(PortalDb db, Idempotency once, RulesOfDistrict rules, ApplyApproval effects, TimeProvider clock)
{
    /// <returns>The address of the case.</returns>
    public async Task<string> ApproveAsync(Admission admission, Decision decision, Officer officer)
    {
        var address = $"/admissions/{admission.Id}";
        var limits = await rules.ReadAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockListsAsync();
        var now = clock.GetUtcNow();
        if (admission.Approve(decision, limits, officer.Actor, now)) await effects.RunAsync(admission, limits, officer.Actor, now);
        else await effects.RequireAsync(admission, limits); // what cannot go is mended before the municipality has it
        once.Answer(address);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return address;
    }
}
