using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>Saves a change of emergency matters behind one lock, so that nothing is issued under a response while its end is recorded (domain 3.10).</summary>
public sealed class EmergencyRound(PortalDb db, Idempotency once)
{
    private const long Lock = 0x456D6572; // "Emer"

    /// <param name="change">The change; gives the address to go to.</param>
    public async Task<string> RunAsync(Func<Task<string>> change)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})");
        var address = await change();
        once.Answer(address);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return address;
    }
}
