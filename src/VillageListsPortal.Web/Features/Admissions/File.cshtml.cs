using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Gives a file as it came, always as a download: nothing of it is ever run or shown by the portal.</summary>
[Authorize(Policies.ReadAdmissions)]
public sealed class FileModel(PortalDb db, TimeProvider clock) : AdmissionPage(db, clock)
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid file)
    {
        if (!await LoadAsync(id)) return NotFound();
        var found = await Db.Attachments.AsNoTracking().Where(f => f.Id == file && f.AdmissionId == id).SingleOrDefaultAsync();
        if (found is null || !Sees(found)) return NotFound();
        var bytes = await Db.AttachmentContents.AsNoTracking().Where(c => c.AttachmentId == file).Select(c => c.Bytes).SingleAsync();
        return File(bytes, TypeOf(found.Kind), found.Name);
    }

    private static string TypeOf(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Pdf => "application/pdf",
        AttachmentKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        AttachmentKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        AttachmentKind.Jpeg => "image/jpeg",
        _ => "image/png",
    };
}
