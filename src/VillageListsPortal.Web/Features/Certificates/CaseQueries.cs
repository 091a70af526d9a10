using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>What preparing and signing ask before they change anything, each in one query; one instance per portal, so that each is made into SQL once.</summary>
public sealed class CaseQueries
{
    private readonly Func<PortalDb, Guid, string, DateOnly, Task<FormFound>> form = EF.CompileAsyncQuery(
        (PortalDb db, Guid unit, string code, DateOnly day) => db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.Id == unit)
            .Select(u => new FormFound(u, db.ListItems.OfType<CertificateItem>().FirstOrDefault(i => i.Code == code && i.From <= day && (i.To == null || day < i.To))))
            .Single());

    // The condition of Scoping.Within, written out: a compiled query calls no method of ours.
    private readonly Func<PortalDb, Guid, Guid, Guid, DateOnly, Task<SigningFound?>> signing = EF.CompileAsyncQuery(
        (PortalDb db, Guid id, Guid reaching, Guid signer, DateOnly day) => (
            from c in db.Certificates
            where c.Id == id && db.UnitReach.Any(r => r.FromUnitId == reaching && r.ToUnitId == c.UnitId)
            join u in db.Units.Include(u => u.Prefixes).Include(u => u.Names) on c.UnitId equals u.Id
            select new SigningFound(
                c,
                u,
                db.SealPolicies.FirstOrDefault(p => p.UnitId == c.UnitId),
                db.ListItems.OfType<CertificateItem>().FirstOrDefault(i => i.Code == c.ItemCode && i.From <= day && (i.To == null || day < i.To)),
                db.Posts.Any(p => p.PersonId == signer && p.UnitId == c.UnitId && p.Role == Role.SealKeeper && p.ConfirmedAt != null && p.From <= day && (p.To == null || day < p.To))))
            .SingleOrDefault());

    /// <summary>The village with its names, and the item's version in force on the day; no item where the list has none.</summary>
    public Task<FormFound> FormAsync(PortalDb db, Guid unit, string code, DateOnly day) => form(db, unit, code, day);

    /// <summary>All that signing asks before it takes a number; null outside the jurisdiction.</summary>
    public Task<SigningFound?> SigningAsync(PortalDb db, Guid id, Officer officer, DateOnly day) => signing(db, id, officer.Jurisdiction.UnitId, officer.PersonId, day);
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
