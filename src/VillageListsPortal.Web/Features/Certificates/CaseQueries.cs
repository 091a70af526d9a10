using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>What preparing and signing ask before they change anything, each in one query; one instance per portal, so that each is made into SQL once.</summary>
public sealed class CaseQueries
{
    private readonly Func<PortalDb, Guid, string, DateOnly, Task<FormFound>> form = EF.CompileAsyncQuery(
        (PortalDb db, Guid unit, string code, DateOnly day) => db.Units.AsNoTracking().Include(u => u.Names).Where(u => u.Id == unit)
            .Select(u => new FormFound(u, db.ListItems.OfType<CertificateItem>().FirstOrDefault(i => i.Code == code && i.From <= day && (i.To == null || day < i.To))))
            .Single());

    private readonly Func<PortalDb, Guid, string, Guid, DateOnly, Task<SigningFound>> signing = EF.CompileAsyncQuery(
        (PortalDb db, Guid unit, string code, Guid signer, DateOnly day) => db.Units.AsNoTracking().Include(u => u.Prefixes).Include(u => u.Names).Where(u => u.Id == unit)
            .Select(u => new SigningFound(
                u,
                db.SealPolicies.FirstOrDefault(p => p.UnitId == unit),
                db.ListItems.OfType<CertificateItem>().FirstOrDefault(i => i.Code == code && i.From <= day && (i.To == null || day < i.To)),
                db.Posts.Any(p => p.PersonId == signer && p.UnitId == unit && p.Role == Role.SealKeeper && p.ConfirmedAt != null && p.From <= day && (p.To == null || day < p.To))))
            .Single());

    /// <summary>The village with its names, and the item's version in force on the day; no item where the list has none.</summary>
    public Task<FormFound> FormAsync(PortalDb db, Guid unit, string code, DateOnly day) => form(db, unit, code, day);

    /// <summary>All that signing asks before it takes a number.</summary>
    public Task<SigningFound> SigningAsync(PortalDb db, Certificate certificate, Guid signer, DateOnly day) => signing(db, certificate.UnitId, certificate.ItemCode, signer, day);
}

/// <summary>What a form is made of.</summary>
public sealed record FormFound(Unit Village, CertificateItem? Item);

/// <summary>What a certificate is signed by.</summary>
/// <param name="Village">The village with its names and prefixes.</param>
/// <param name="Policy">Its 印章管理制度; null where it has filed none.</param>
/// <param name="Item">The version in force; null where there is none.</param>
/// <param name="KeepsSeal">Whether the signer keeps the village's seal in whatever post.</param>
public sealed record SigningFound(Unit Village, SealPolicy? Policy, CertificateItem? Item, bool KeepsSeal);
