using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>A step of the form: saved by itself, in any order; the last one shows all of it and submits.</summary>
[Authorize(Policies.FileAdmissions)]
public sealed class EditModel(PortalDb db, TimeProvider clock, FileAdmission file) : AdmissionPage(db, clock)
{
    private const int EmptyBases = 2;

    [BindProperty]
    public AdmissionInput Input { get; set; } = new();

    /// <summary>The answer to a return.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    public FormStep Step { get; private set; }

    /// <summary>Fields that are still missing, each said at its step.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>What is said beside the form of the request as it is saved.</summary>
    public LookAheadView Ahead { get; private set; } = null!;

    /// <summary>What an amendment changes.</summary>
    public IReadOnlyList<ContentChange> Changes { get; private set; } = [];

    /// <summary>How many villages it concerns now.</summary>
    public int VillageCount => Ahead.Villages;

    /// <summary>What goes in exchange, and what could.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; private set; } = [];

    public IReadOnlyList<Exchange> Choices { get; private set; } = [];

    public IReadOnlyList<Place> Places { get; private set; } = [];

    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    /// <summary>Whether the request has a file, so that the step of files is done.</summary>
    public bool HasFiles { get; private set; }

    /// <summary>The first day that can be asked for, were it submitted today.</summary>
    public DateOnly Earliest { get; private set; }

    /// <summary>How many working days lie before it.</summary>
    public int LeadWorkdays { get; private set; }

    /// <summary>The name of a step: a removal says nothing of work and villages but the day.</summary>
    public string NameOf(FormStep step) => step == FormStep.Work && Admission.Kind == AdmissionKind.RemoveItem ? "edit.step.Day" : $"edit.step.{step}";

    public async Task<IActionResult> OnGetAsync(Guid id, FormStep step)
    {
        if (!await FindAsync(id, step)) return NotFound();
        if (!IsOpen) return LocalRedirect($"/admissions/{id}");
        Input = AdmissionInput.Of(Admission.Request);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, FormStep step, string? then)
    {
        if (!await FindAsync(id, step)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        var next = then == "stay" ? step : FormFields.StepsOf(Admission.Request).FirstOrDefault(s => s > step, FormStep.Check);
        return await StepAsync(id, () =>
        {
            Admission.Change(Input.Over(Admission.Request, step), Officer.Actor, Now);
            return Task.CompletedTask;
        }, $"/admissions/{id}/edit/{next}");
    }

    public async Task<IActionResult> OnPostSubmitAsync(Guid id, FormStep step)
    {
        if (!await FindAsync(id, FormStep.Check)) return NotFound();
        return await StepAsync(id, () => file.SubmitAsync(Admission, Answer, Officer));
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, FormStep step)
    {
        if (!await FindAsync(id, step)) return NotFound();
        return await StepAsync(id, () =>
        {
            Admission.Discard(Officer.Actor, Now);
            return Task.CompletedTask;
        }, $"/admissions/{id}/discarded");
    }

    /// <summary>Whether a field of this name is still missing and its step has been seen: said at its place.</summary>
    public bool Lacks(string field) => Step != FormStep.Check && Admission.Request.Title.Length > 0 && Missing.Contains(field, StringComparer.Ordinal);

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is [string field, ..] ? FormFields.InputOf(field) : "";

    protected override async Task<IActionResult> ShowAsync()
    {
        Missing = AdmissionRules.Missing(Admission.Request);
        var limits = await HttpContext.RequestServices.GetRequiredService<RulesOfDistrict>().ReadAsync();
        (Earliest, LeadWorkdays) = (limits.EarliestFrom(Admission.SubmittedAt is { } at ? Days.On(at) : Today), limits.Settings.LeadWorkdays);
        if (Step == FormStep.Basis) Input.Bases = [.. Input.Bases ?? [], .. Enumerable.Range(0, Math.Max(1, EmptyBases - (Input.Bases?.Count ?? 0))).Select(_ => new BasisInput())];
        if (Step == FormStep.Work) Places = await Db.PlacesForAsync(Officer, Today);
        var exchanges = HttpContext.RequestServices.GetRequiredService<Exchanges>();
        if (Step == FormStep.Work && Admission.Request.BringsWork) Choices = await exchanges.ChoicesAsync(Admission.Request);
        if (Step == FormStep.Check) Exchanges = await exchanges.OfAsync(Admission.Request);
        if (Step is FormStep.Files or FormStep.Check) Files = await Db.Attachments.AsNoTracking().Where(a => a.AdmissionId == Admission.Id && a.ConsultationId == null).OrderBy(a => a.Id).ToListAsync();
        HasFiles = Files.Count > 0 || await Db.Attachments.AnyAsync(a => a.AdmissionId == Admission.Id && a.ConsultationId == null);
        var ahead = HttpContext.RequestServices.GetRequiredService<LookAhead>();
        Ahead = await ahead.OfAsync(Admission, Admission.Request);
        Changes = await ahead.ChangesAsync(Admission);
        return Page();
    }

    private bool IsOpen => Admission.Status is AdmissionStatus.Draft or AdmissionStatus.Returned;

    private async Task<bool> FindAsync(Guid id, FormStep step)
    {
        Step = step;
        return await LoadOwnAsync(id);
    }
}
