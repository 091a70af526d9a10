using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>The end of an item's term: version, edition and admission end together, and whom it concerns is told (domain 3.9).</summary>
public static class EndItemTerm
{
    private const long ListLock = 0x4C69737473; // "Lists"

    /// <summary>One list changes at a time, so that codes and editions are not taken twice; until the transaction ends.</summary>
    public static Task LockListsAsync(this PortalDb db) => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ListLock})");

    public static async Task<int> LastEditionAsync(this PortalDb db, ListKind list) => await db.ListEditions.Where(e => e.Kind == list).MaxAsync(e => (int?)e.Number) ?? 0;

    /// <returns>Whether there was something to end.</returns>
    public static async Task<bool> EndTermAsync(this PortalDb db, Admission admission, DateTimeOffset now)
    {
        await db.LockListsAsync();
        var latest = await db.ListItems.Where(i => i.Code == admission.ItemCode).OrderByDescending(i => i.Version).FirstOrDefaultAsync();
        if (ListChange.AtTerm(admission, latest, await db.LastEditionAsync(admission.List), now) is not { } change) return false;
        db.ListEditions.Add(change.Edition);
        return true;
    }
}
