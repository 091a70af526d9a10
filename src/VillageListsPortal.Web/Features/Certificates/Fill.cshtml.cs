using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>Fills in a new certificate, with a live preview of the paper.</summary>
[Authorize(Policies.PrepareCertificates)]
public sealed class FillModel(PortalDb db, TimeProvider clock, PrepareCertificate prepare) : FormPage(db, clock)
{
    public override Guid? DraftId => null;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (!await LoadAsync(code)) return NotFound();
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(string code, string? then)
    {
        if (!await LoadAsync(code)) return NotFound();
        if (then == "preview")
        {
            ModelState.Clear();
            return await ShowAsync();
        }

        if (Read() is not { } request) return await InvalidAsync(ShowAsync);
        return await OnceAsync(() => prepare.RunAsync(Officer, Item, Village, null, request, new(then != "draft", Input.DespiteSimilar)), ShowAsync);
    }
}
