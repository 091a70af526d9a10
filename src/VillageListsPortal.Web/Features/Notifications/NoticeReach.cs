using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>The single way to notices: those to the officer's unit that concern the role, and those to the person (settled S6).</summary>
public static class NoticeReach
{
    public static IQueryable<Notice> For(this IQueryable<Notice> notices, Officer officer) => notices.For(officer.PersonId, officer.UnitId, officer.Role);

    /// <param name="notices">All notices.</param>
    /// <param name="person">Who reads.</param>
    /// <param name="unit">The unit of the post.</param>
    /// <param name="role">The role of the post.</param>
    public static IQueryable<Notice> For(this IQueryable<Notice> notices, Guid person, Guid unit, Role role)
    {
        var word = $" {role} "; // roles are whole words: one may be part of another's name
        return notices.Where(n => n.PersonId == person || (n.UnitId == unit && (n.Roles == null || (" " + n.Roles + " ").Contains(word))));
    }
}
