using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Data;

/// <summary>What waits for the security officer: grants, ends of officers' posts, slips (product.md, roles). One place for the page and its count.</summary>
public static class SecurityQueue
{
    /// <summary>Posts not confirmed and not over, and posts whose end was asked for.</summary>
    public static IQueryable<Post> WaitingOn(this IQueryable<Post> posts, DateOnly today) => posts.Where(p =>
        (p.ConfirmedAt == null && (p.To == null || (today < p.To && p.From < p.To)))
        || (p.EndDay != null && p.EndConfirmedBy == null && (p.To == null || today < p.To)));

    /// <summary>Slips that are dead until confirmed and could still be used.</summary>
    public static IQueryable<Account> WithWaitingSlip(this IQueryable<Account> accounts, DateTimeOffset now) => accounts.Where(a => a.SlipWaits && a.SlipUntil > now);
}
