using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>What the officer's unit and the officer should know of, newest first. Whether somebody has read is seen by nobody else (settled S9).</summary>
[Authorize(Policies.InPost)]
public sealed class IndexModel(PortalDb db, UnreadNotices unread, TimeProvider clock) : PortalPage
{
    private const int PageSize = 50;

    public sealed record Row(Notice Notice, bool IsRead);

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    /// <summary>The newest one shown: what has come since then stays unread.</summary>
    [BindProperty]
    public Guid? UpTo { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Guid? More { get; private set; }

    /// <summary>Whether anything is unread, on this page or a later one.</summary>
    public bool AnyUnread { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid) return BadRequest();
        var (me, size) = (Officer.PersonId, this.Size(PageSize));
        var notices = db.Notices.AsNoTracking().For(Officer);
        if (Before is { } before) notices = notices.Where(n => n.Id < before);
        var found = await notices.OrderByDescending(n => n.Id).Take(size + 1)
            .Select(n => new Row(n, db.NoticeReadings.Any(r => r.PersonId == me && r.NoticeId == n.Id))).ToListAsync();
        Rows = [.. found.Take(size)];
        More = found.Count > size ? Rows[^1].Notice.Id : null;
        UpTo = Rows.Count > 0 ? Rows[0].Notice.Id : null;
        AnyUnread = Rows.Any(r => !r.IsRead) || await unread.Of(Officer).AnyAsync();
        return Page();
    }

    /// <summary>Marks all as read that were there when the page was shown.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return BadRequest();
        var sought = unread.Of(Officer);
        if (UpTo is { } last) sought = sought.Where(n => n.Id <= last);
        await NoteReading.RunAsync(db, Officer.PersonId, await sought.Select(n => n.Id).ToArrayAsync(), clock.GetUtcNow());
        return LocalRedirect("/notices");
    }
}
