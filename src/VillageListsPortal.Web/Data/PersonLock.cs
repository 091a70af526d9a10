using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace VillageListsPortal.Web.Data;

/// <summary>What may stand beside what is a matter of all posts of a person: who changes one holds the others back.</summary>
public static class PersonLock
{
    /// <summary>Begins a transaction in which nobody else changes posts or slip of this person; load them after it. The weaker lock: foreign keys do not wait for it.</summary>
    public static async Task<IDbContextTransaction> LockPersonAsync(this PortalDb db, Guid person)
    {
        var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT FROM persons WHERE id = {person} FOR NO KEY UPDATE");
        return transaction;
    }
}
