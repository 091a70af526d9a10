using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>A body's answer as typed.</summary>
/// <param name="Says">The answer.</param>
/// <param name="Comments">The words.</param>
/// <param name="File">A file that comes with it, or null.</param>
public sealed record AnswerInput(ConsultationAnswer Says, string? Comments, IFormFile? File);

/// <summary>
/// A body answers. The row of the admission is locked by an update that changes nothing but its version: bodies that answer at once wait for each other and all
/// get through, and a recommendation written before the answer was there is a lost race.
/// </summary>
public sealed class AnswerConsultation(PortalDb db, Idempotency once, KeepAttachment keep, TimeProvider clock)
{
    /// <returns>The address of the case.</returns>
    public async Task<string> RunAsync(Consultation consultation, AnswerInput input, Officer officer)
    {
        var id = consultation.AdmissionId;
        await using var transaction = await db.Database.BeginTransactionAsync();
        var status = await db.Database.SqlQuery<string>($"""UPDATE admissions SET status = status WHERE id = {id} RETURNING status AS "Value" """).ToListAsync();
        consultation.Reply(input.Says, input.Comments, Enum.Parse<AdmissionStatus>(status.Single()), officer.Actor, clock.GetUtcNow());
        if (input.File is not null) await keep.AddAsync(id, consultation.Id, input.File, officer.Actor);
        var address = $"/admissions/{id}";
        once.Answer(address);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return address;
    }
}
