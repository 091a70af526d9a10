using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>What an officer has not read yet. The bell counts the last thirty days, and no further than it shows, so that the question stays cheap.</summary>
public sealed class UnreadNotices(PortalDb db, TimeProvider clock)
{
    /// <summary>The bell says 99+ from here on.</summary>
    public const int Most = 100;

    private static readonly TimeSpan Counted = TimeSpan.FromDays(30);

    /// <summary>All unread ones, however old.</summary>
    public IQueryable<Notice> Of(Officer officer)
    {
        var me = officer.PersonId;
        return db.Notices.For(officer).Where(n => !db.NoticeReadings.Any(r => r.PersonId == me && r.NoticeId == n.Id));
    }

    /// <summary>Those that the bell counts.</summary>
    public IQueryable<Guid> Recent(Officer officer)
    {
        var since = Guid.CreateVersion7(clock.GetUtcNow() - Counted); // ids are in the order of time: the index of unit and id answers
        return Of(officer).Where(n => n.Id > since).Select(n => n.Id).Take(Most);
    }
}
