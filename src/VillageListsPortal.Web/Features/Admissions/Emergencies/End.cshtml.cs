using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>Records the end of the response, by the unit or by the district: the task ends with it and the villages are told.</summary>
[Authorize(Policies.EndEmergencies)]
public sealed class EndEmergencyModel(PortalDb db, EndEmergency end, TimeProvider clock) : EmergencyPage(db, clock)
{
    [BindProperty]
    public DateOnly? EndedOn { get; set; }

    [BindProperty]
    public string? EndDocument { get; set; }

    /// <summary>How many other matters under this response end too.</summary>
    public int Others { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!May(EmergencyStep.End)) return LocalRedirect($"/admissions/emergency/{id}");
        EndedOn = Today;
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await RunAsync(id, () => end.RunAsync(Matter, EndedOn, EndDocument, Officer));
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments switch
    {
        ["ended-on", ..] => nameof(EndedOn),
        ["end-document", ..] => nameof(EndDocument),
        _ => "",
    };

    protected override async Task<IActionResult> ShowAsync()
    {
        Others = await end.Others(Matter, Officer).CountAsync();
        return Page();
    }
}
