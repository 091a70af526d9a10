using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>Changes a draft, takes one back from the signer, or deletes it.</summary>
[Authorize(Policies.PrepareCertificates)]
public sealed class EditModel(PortalDb db, Idempotency once, TimeProvider clock, PrepareCertificate prepare, RequestTrace trace) : FormPage(db, clock)
{
    private Certificate draft = null!;

    public override Guid? DraftId => draft.Id;

    public string? ReturnReason => draft.ReturnReason;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        if (draft.Status != CertificateStatus.Draft || !await LoadAsync(draft.ItemCode)) return LocalRedirect($"/certificates/{id}");
        Input = CertificateInput.Of(draft.Request);
        if (!string.IsNullOrEmpty(Input.Number))
        {
            Db.Note(new IdentityUnmasked(id, draft.UnitId, Officer.Actor, Now), nameof(Certificate), trace); // the form shows it in full (experience.md)
            await Db.SaveChangesAsync();
        }

        Version = Db.VersionOf(draft);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? then)
    {
        if (!await FindAsync(id)) return NotFound();
        if (!await LoadAsync(draft.ItemCode)) return LocalRedirect($"/certificates/{id}");
        if (then == "preview")
        {
            ModelState.Clear();
            return await ShowAsync();
        }

        if (Read() is not { } request) return await InvalidAsync(ShowAsync);
        Db.Expect(draft, Version);
        return await OnceAsync(() => prepare.RunAsync(Officer, Item, Village, draft, request, new(then != "draft", true)), () => AgainAsync(id));
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        return await OnceAsync(async () =>
        {
            draft.TakeBack(Officer.Actor, Now);
            return await SaveAsync($"/certificates/{id}/edit");
        }, SayAlone);
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        return await OnceAsync(async () =>
        {
            draft.Discard(Officer.Actor, Now);
            return await SaveAsync($"/certificates/{id}/discarded");
        }, SayAlone);
    }

    /// <summary>What was typed, over the draft as it is now: who was told of the other change may save over it.</summary>
    private async Task<IActionResult> AgainAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        Version = Db.VersionOf(draft);
        return await ShowAsync();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        var found = Officer.IsVillage ? await Db.Certificates.Within(Db, Officer.Jurisdiction).SingleOrDefaultAsync(c => c.Id == id) : null;
        draft = found!;
        return found is not null;
    }

    private async Task<string> SaveAsync(string address)
    {
        once.Answer(address);
        await Db.SaveChangesAsync();
        return address;
    }
}
