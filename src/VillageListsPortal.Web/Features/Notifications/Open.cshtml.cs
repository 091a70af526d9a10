using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>Goes on to what a notice is about and notes that it was read; asked twice, it notes it once.</summary>
[Authorize(Policies.InPost)]
public sealed class OpenModel(PortalDb db, TimeProvider clock) : PortalPage
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Notices.AsNoTracking().For(Officer).Where(n => n.Id == id).Select(n => n.Href).SingleOrDefaultAsync() is not { } href) return NotFound();
        await NoteReading.RunAsync(db, Officer.PersonId, [id], clock.GetUtcNow());
        return Url.IsLocalUrl(href) ? LocalRedirect(href) : LocalRedirect("/notices");
    }
}
