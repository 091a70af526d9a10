using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>审签: the second person of the unit reads all of it and lets it go with the unit's document number (domain 3.3).</summary>
[Authorize(Policies.CountersignAdmissions)]
public sealed class CountersignModel(PortalDb db, TimeProvider clock, FileAdmission file, CaseFacts facts, LookAhead ahead) : AdmissionPage(db, clock)
{
    [BindProperty]
    public string? DocumentNumber { get; set; }

    public RequestView Facts { get; private set; } = null!;

    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    public AdmissionFindings Findings { get; private set; } = AdmissionFindings.None;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id) || !Admission.IsOf(Officer)) return NotFound();
        if (!May(AdmissionStep.Countersign)) return LocalRedirect($"/admissions/{id}");
        DocumentNumber = Admission.DocumentNumber;
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadOwnAsync(id)) return NotFound();
        return await StepAsync(id, () => file.CountersignAsync(Admission, DocumentNumber, Officer));
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is ["document-number", ..] ? nameof(DocumentNumber) : "";

    protected override async Task<IActionResult> ShowAsync()
    {
        Facts = await facts.OfAsync(Admission);
        Files = await FilesAsync();
        Findings = await ahead.FindingsAsync(Admission.Request);
        return Page();
    }
}
