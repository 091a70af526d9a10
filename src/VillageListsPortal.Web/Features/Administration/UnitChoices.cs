using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Units;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>A unit that can be chosen.</summary>
public sealed record UnitChoice(Guid Id, string Name, string? Parent, string? Code);

/// <summary>A page that lets one choose a unit without JavaScript: search, then choose among what was found.</summary>
public interface IPicksUnit
{
    Role? Role { get; }
    string? UnitSearch { get; }
    Guid? UnitId { get; }
    IReadOnlyList<UnitChoice>? Choices { get; }
}

/// <summary>Units to choose from: those of today, of the kinds that fit.</summary>
public sealed class UnitChoices(PortalDb db, DateOnly today, params IReadOnlyCollection<UnitKind> kinds)
{
    public const int Most = 20;

    /// <summary>Only what lies in the district: whose posts it has and whom it may ask (settled S1, S6), whatever else of the country is there.</summary>
    public bool OwnDistrict { get; init; }

    /// <summary>At most <see cref="Most"/> and one more, so that the page can say that there are more; the one chosen before is among them if the text still means it.</summary>
    public async Task<List<UnitChoice>> FindAsync(string? text, Guid? chosen = null)
    {
        var sought = await SoughtUnits.OfAsync(db, text);
        List<UnitChoice> before = chosen is { } id ? await Shape((sought?.In(db) ?? db.Units).Where(u => u.Id == id)).ToListAsync() : [];
        var found = sought is null ? await Shape(db.Units.OrderBy(u => u.Code)).Take(Most + 1).ToListAsync() : await sought.FirstAsync(db, Most + 1, Shape, c => c.Id);
        return [.. before.Concat(found).DistinctBy(c => c.Id).Take(Most + 1)];
    }

    /// <summary>The unit chosen, or the only one that the search can mean.</summary>
    public static Guid? Meant(Guid? chosen, string? text, IReadOnlyList<UnitChoice> found) =>
        chosen is { } id && found.Any(f => f.Id == id) ? id
        : found.Count == 1 ? found[0].Id
        : found.Where(f => f.Name == text?.Trim()).ToList() is [var only] ? only.Id
        : null;

    /// <summary>The kinds of units that a post of this role can stand at.</summary>
    public static IReadOnlyCollection<UnitKind> KindsFor(Role role) => [.. Enum.GetValues<UnitKind>().Where(k => PostRules.StandsAt(role, k))];

    private IQueryable<UnitChoice> Shape(IQueryable<Unit> units) => (OwnDistrict ? InDistrict(units) : units).AsNoTracking()
        .Where(u => kinds.Contains(u.Kind) && u.From <= today && (u.To == null || today < u.To))
        .Select(u => new UnitChoice(u.Id, u.ShortName, db.Units.Where(p => p.Id == u.ParentId).Select(p => p.ShortName).FirstOrDefault(), u.Code));

    /// <summary>
    /// Its departments lie under the district, though its jurisdiction does not reach into them (settled S6). One set of ids, so that the
    /// database begins with the few units of the district and not with all of the country that are called so.
    /// </summary>
    private IQueryable<Unit> InDistrict(IQueryable<Unit> units)
    {
        var own = db.UnitsOfDistrictOn(today).Select(o => o.Id);
        var all = own.Concat(db.Units.Where(u => own.Contains(u.ParentId!.Value)).Select(u => u.Id));
        return units.Where(u => all.Contains(u.Id));
    }
}
