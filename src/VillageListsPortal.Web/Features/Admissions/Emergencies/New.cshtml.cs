using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>Issues a task at once under a response or an order: one form, no second person before the villages have it (domain 3.10).</summary>
[Authorize(Policies.FileAdmissions)]
public sealed class NewEmergencyModel(PortalDb db, IssueEmergency issue, RulesOfDistrict rules, TimeProvider clock) : PortalPage
{
    [BindProperty]
    public EmergencyInput Input { get; set; } = new();

    public IReadOnlyList<Place> Places { get; private set; } = [];

    /// <summary>Within how many working days the matter is filed.</summary>
    public int FilingWorkdays { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Input.Began = Days.Today(clock);
        return await ShowAsync();
    }

    public Task<IActionResult> OnPostAsync() =>
        ModelState.IsValid ? OnceAsync(() => issue.RunAsync(Input.ToTask(), Input.ToScope(), Officer), ShowAsync) : InvalidAsync(ShowAsync);

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is [string field, ..] ? EmergencyInput.NameOf(field) : "";

    private async Task<IActionResult> ShowAsync()
    {
        FilingWorkdays = (await rules.ReadAsync()).Settings.EmergencyWorkdays;
        Places = await db.PlacesForAsync(Officer, Days.Today(clock));
        return Page();
    }
}
