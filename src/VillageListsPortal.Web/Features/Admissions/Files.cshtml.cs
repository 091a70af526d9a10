using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Takes and removes the files of a draft.</summary>
[Authorize(Policies.FileAdmissions)]
[RequestSizeLimit(Attachment.MostBytes + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = Attachment.MostBytes + (1024 * 1024))]
public sealed class FilesModel(PortalDb db, TimeProvider clock, KeepAttachment keep) : AdmissionPage(db, clock)
{
    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) =>
        await LoadOwnAsync(id) ? LocalRedirect($"/admissions/{id}/edit/{FormStep.Files}") : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, IFormFile? file)
    {
        if (!await LoadOwnAsync(id)) return NotFound();
        return await OnceAsync(async () =>
        {
            Touch(); // what is countersigned or submitted at the same moment is what was read
            var kept = await keep.AddAsync(Admission.Id, null, file, Officer.Actor);
            Admission.AddFile(kept.Name, Officer.Actor, Now);
            return await SaveAsync($"/admissions/{id}/edit/{FormStep.Files}");
        }, ShowAsync);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid fileId)
    {
        if (!await LoadOwnAsync(id)) return NotFound();
        return await OnceAsync(async () =>
        {
            Touch();
            var found = await Db.Attachments.SingleOrDefaultAsync(f => f.Id == fileId && f.AdmissionId == id && f.ConsultationId == null) ?? throw new RuleViolationException("attachment.gone");
            Admission.RemoveFile(found, Officer.Actor, Now);
            Db.Attachments.Remove(found);
            return await SaveAsync($"/admissions/{id}/edit/{FormStep.Files}");
        }, ShowAsync);
    }

    protected override async Task<IActionResult> ShowAsync()
    {
        Files = await Db.Attachments.AsNoTracking().Where(f => f.AdmissionId == Admission.Id && f.ConsultationId == null).OrderBy(f => f.Id).ToListAsync();
        return Page();
    }
}
