using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>
/// What preparing and signing ask before they change anything; one instance per portal, so that each query is made into SQL once. Village and
/// item are kept under the stamps (ADR 0012); nobody changes what is kept.
/// </summary>
public sealed class CaseQueries : IDisposable
{
    private const int MostKept = 5_000;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    private readonly Func<PortalDb, Guid, string, DateOnly, Task<FormFound>> form = EF.CompileAsyncQuery(
        (PortalDb db, Guid unit, string code, DateOnly day) => db.Units.AsNoTracking().Include(u => u.Names).Include(u => u.Prefixes).Where(u => u.Id == unit)
            .Select(u => new FormFound(u, db.ListItems.OfType<CertificateItem>().FirstOrDefault(i => i.Code == code && i.From <= day && (i.To == null || day < i.To))))
            .Single());

    // The condition of Scoping.Within, written out: a compiled query calls no method of ours.
    private readonly Func<PortalDb, Guid, Guid, Guid, DateOnly, Task<SigningRead?>> signing = EF.CompileAsyncQuery(
        (PortalDb db, Guid id, Guid reaching, Guid signer, DateOnly day) => (
            from c in db.Certificates
            where c.Id == id && db.UnitReach.Any(r => r.FromUnitId == reaching && r.ToUnitId == c.UnitId)
            from now in db.CurrentStamps
            select new SigningRead(
                c,
                new Stamps(now.Access, now.Lists, now.Rules),
                db.SealPolicies.FirstOrDefault(p => p.UnitId == c.UnitId),
                db.Posts.Any(p => p.PersonId == signer && p.UnitId == c.UnitId && p.Role == Role.SealKeeper && p.ConfirmedAt != null && p.From <= day && (p.To == null || day < p.To))))
            .SingleOrDefault());

    /// <summary>The village with its names and prefixes, and the item's version in force on the day; no item where the list has none.</summary>
    public async Task<FormFound> FormAsync(PortalDb db, Stamps stamps, Guid unit, string code, DateOnly day)
    {
        var key = (unit, code, day);
        if (kept.TryGetValue(key, out (Stamps Stamps, FormFound Form) known) && known.Stamps == stamps) return known.Form;
        var found = await form(db, unit, code, day);
        if (found.Item is not null) kept.Set(key, (stamps, found), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
        return found;
    }

    /// <summary>All that signing asks before it takes a number; null outside the jurisdiction. It reads the stamps itself: a form that comes in slowly is signed by what holds at its end.</summary>
    public async Task<SigningFound?> SigningAsync(PortalDb db, Guid id, Officer officer, DateOnly day)
    {
        if (await signing(db, id, officer.Jurisdiction.UnitId, officer.PersonId, day) is not { } read) return null;
        var found = await FormAsync(db, read.Stamps, read.Certificate.UnitId, read.Certificate.ItemCode, day);
        return new SigningFound(read.Certificate, found.Village, read.Policy, found.Item, read.KeepsSeal);
    }

    public void Dispose() => kept.Dispose();

    private sealed record SigningRead(Certificate Certificate, Stamps Stamps, SealPolicy? Policy, bool KeepsSeal);
}

/// <summary>What a form is made of.</summary>
public sealed record FormFound(Unit Village, CertificateItem? Item);

/// <summary>What is signed, and by what rules.</summary>
/// <param name="Certificate">The certificate, to be changed.</param>
/// <param name="Village">The village with its names and prefixes.</param>
/// <param name="Policy">Its 印章管理制度; null where it has filed none.</param>
/// <param name="Item">The version in force; null where there is none.</param>
/// <param name="KeepsSeal">Whether the signer keeps the village's seal in whatever post.</param>
public sealed record SigningFound(Certificate Certificate, Unit Village, SealPolicy? Policy, CertificateItem? Item, bool KeepsSeal);
