using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>The look-ahead of what has been typed so far, for the script that asks while one types; nothing is kept.</summary>
[Authorize(Policies.FileAdmissions)]
public sealed class AheadModel(PortalDb db, TimeProvider clock, LookAhead ahead) : AdmissionPage(db, clock)
{
    [BindProperty]
    public AdmissionInput Input { get; set; } = new();

    public LookAheadView Ahead { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(Guid id, FormStep step)
    {
        if (!await LoadOwnAsync(id)) return NotFound();
        Ahead = await ahead.OfAsync(Admission, Typed(step));
        ModelState.Clear();
        return Page();
    }

    /// <summary>What cannot be read yet is left as it was saved: the save says what is wrong with it.</summary>
    private AdmissionRequest Typed(FormStep step)
    {
        if (!ModelState.IsValid) return Admission.Request;
        try
        {
            return Input.Over(Admission.Request, step);
        }
        catch (RuleViolationException)
        {
            return Admission.Request;
        }
    }
}
