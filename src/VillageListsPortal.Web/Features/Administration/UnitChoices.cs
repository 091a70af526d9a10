using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>A unit that a post can stand at.</summary>
public sealed record UnitChoice(Guid Id, string Name, string? Parent, string? Code);

/// <summary>A page that lets one choose a unit without JavaScript: search, then choose among what was found.</summary>
public interface IPicksUnit
{
    Role? Role { get; }
    string? UnitSearch { get; }
    Guid? UnitId { get; }
    IReadOnlyList<UnitChoice>? Choices { get; }
}

/// <summary>Finds units for a role by a part of the name or the beginning of the code.</summary>
public static class UnitChoices
{
    public const int Most = 20;

    /// <summary>At most <see cref="Most"/> and one more, so that the page can say that there are more.</summary>
    public static Task<List<UnitChoice>> FindAsync(PortalDb db, Role role, string? text, DateOnly today)
    {
        var kinds = Enum.GetValues<UnitKind>().Where(k => PostRules.StandsAt(role, k)).ToList();
        var wanted = (text ?? "").Trim();
        return (from u in db.Units
                where kinds.Contains(u.Kind) && u.From <= today && (u.To == null || today < u.To)
                where wanted == "" || u.FullName.Contains(wanted) || u.ShortName.Contains(wanted) || (u.Code != null && u.Code.StartsWith(wanted))
                orderby u.ShortName == wanted descending, u.Code, u.ShortName
                select new UnitChoice(u.Id, u.ShortName, db.Units.Where(p => p.Id == u.ParentId).Select(p => p.ShortName).FirstOrDefault(), u.Code)).Take(Most + 1).ToListAsync();
    }

    /// <summary>The unit chosen, or the only one that the search can mean.</summary>
    public static Guid? Meant(Guid? chosen, string? text, IReadOnlyList<UnitChoice> found) =>
        chosen is { } id && found.Any(f => f.Id == id) ? id
        : found.Count == 1 ? found[0].Id
        : found.Where(f => f.Name == text?.Trim()).ToList() is [var only] ? only.Id
        : null;
}
