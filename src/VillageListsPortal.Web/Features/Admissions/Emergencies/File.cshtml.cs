using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>备案: what was issued, with its legal basis; what came back may be reworded.</summary>
[Authorize(Policies.FileAdmissions)]
public sealed class FileEmergencyModel(PortalDb db, FileEmergency file, RulesOfDistrict rules, TimeProvider clock) : EmergencyPage(db, clock)
{
    [BindProperty]
    public EmergencyInput Input { get; set; } = new();

    public AdmissionClock? Clock { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!May(EmergencyStep.File)) return LocalRedirect($"/admissions/emergency/{id}");
        Input = EmergencyInput.Of(Matter);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await RunAsync(id, () => file.RunAsync(Matter, Input.ToTask(), Officer));
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is [string field, ..] ? EmergencyInput.NameOf(field) : "";

    protected override async Task<IActionResult> ShowAsync()
    {
        Clock = Matter.ClockOn(Today, await rules.ReadAsync());
        return Page();
    }
}
