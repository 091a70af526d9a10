using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>Who can sign and who holds the seal today, told before anything is typed.</summary>
public sealed record SigningToday(IReadOnlyList<string> Heads, IReadOnlyList<string> Delegates, IReadOnlyList<string> Keepers)
{
    public static readonly SigningToday Nobody = new([], [], []);

    public bool CanBeSigned => Heads.Count + Delegates.Count > 0;

    public static async Task<SigningToday> OfAsync(PortalDb db, Guid village, string itemCode, DateOnly day)
    {
        var rows = await (
            from post in db.Posts.AsNoTracking()
            where post.UnitId == village && post.ConfirmedAt != null && post.From <= day && (post.To == null || day < post.To)
            join person in db.Persons on post.PersonId equals person.Id
            select new
            {
                person.Name,
                post.Role,
                Delegated = db.SealPolicies.Any(p => p.UnitId == village && p.Delegations.Any(d =>
                    d.PersonId == person.Id && d.From <= day && day < d.To && (d.ItemCode == null || d.ItemCode == itemCode))),
            }).ToListAsync();
        return new SigningToday(
            [.. rows.Where(r => r.Role == Role.VillageHead).Select(r => r.Name)],
            [.. rows.Where(r => r.Delegated && r.Role != Role.VillageHead && r.Role != Role.SealKeeper).Select(r => r.Name).Distinct(StringComparer.Ordinal)],
            [.. rows.Where(r => r.Role == Role.SealKeeper).Select(r => r.Name)]);
    }
}
