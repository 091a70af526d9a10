using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>审定: approves, where the municipality approves too in two steps, refuses with reasons, or sends it back to the assessment (domain 3.7).</summary>
[Authorize(Policies.DecideAdmissions)]
[RequestSizeLimit(Attachment.MostBytes + (1024 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = Attachment.MostBytes + (1024 * 1024))]
public sealed class DecideModel(PortalDb db, TimeProvider clock, DecideAdmission decide, KeepAttachment keep, CaseFacts facts) : AdmissionPage(db, clock)
{
    private string form = nameof(Approval);

    [BindProperty]
    public DecisionInput Approval { get; set; } = new();

    [BindProperty]
    public DecisionInput Refusal { get; set; } = new();

    /// <summary>Document number of the municipality (报市政府审定).</summary>
    [BindProperty]
    public string? Municipal { get; set; }

    /// <summary>Why it goes back to the assessment.</summary>
    [BindProperty]
    public string? Comment { get; set; }

    public RequestView Facts { get; private set; } = null!;

    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Bodies { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>How many villages and communities are told of an approval.</summary>
    public int Told { get; private set; }

    /// <summary>The first day that can be in force.</summary>
    public DateOnly Earliest { get; private set; }

    /// <summary>Whether the district's decision is made and the municipality's is to be recorded.</summary>
    public bool WaitsForMunicipality => Admission.Status == AdmissionStatus.AwaitingMunicipal;

    /// <summary>Whether approving leads to the municipality first.</summary>
    public bool LeadsToMunicipality { get; private set; }

    public bool IsOpen => May(AdmissionStep.Approve);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!IsOpen) return LocalRedirect($"/admissions/{id}");
        return await ShowAsync();
    }

    public Task<IActionResult> OnPostApproveAsync(Guid id, IFormFile? scan) => DecideAsync(id, nameof(Approval), async () =>
    {
        RequireShown();
        var kept = scan is null ? null : await keep.AddAsync(id, null, scan, Officer.Actor);
        var decision = WaitsForMunicipality
            ? Admission.Decision! with { MunicipalDocument = Municipal, From = Approval.From ?? Admission.Decision!.From, ScanId = kept?.Id ?? Admission.Decision!.ScanId }
            : Approval.Record(kept?.Id);
        return await decide.ApproveAsync(Admission, decision, Officer);
    });

    public Task<IActionResult> OnPostRefuseAsync(Guid id, IFormFile? scan) => DecideAsync(id, nameof(Refusal), async () =>
    {
        RequireShown();
        var kept = scan is null ? null : await keep.AddAsync(id, null, scan, Officer.Actor);
        Admission.Refuse(Refusal.Record(kept?.Id), Officer.Actor, Now);
        return await SaveAsync($"/admissions/{id}");
    });

    public Task<IActionResult> OnPostSendBackAsync(Guid id) => DecideAsync(id, "", async () =>
    {
        RequireShown();
        Admission.ReturnToAssessment(Comment, Officer.Actor, Now);
        return await SaveAsync($"/admissions/{id}");
    });

    protected override string FieldOf(RuleViolationException broken) => broken switch
    {
        { Code: var code } when code.StartsWith("attachment", StringComparison.Ordinal) => form == nameof(Refusal) ? "Refusal.Scan" : "scan",
        { Arguments: ["municipal-document", ..] } => nameof(Municipal),
        { Arguments: ["reason", ..] } => nameof(Comment),
        { Arguments: [string name, ..] } when DecisionInput.FieldOf(name) is { } field => $"{form}.{field}",
        _ => "",
    };

    protected override async Task<IActionResult> ShowAsync()
    {
        var rules = await HttpContext.RequestServices.GetRequiredService<RulesOfDistrict>().ReadAsync();
        var earliest = rules.EarliestFrom(Admission.SubmittedAt is { } at ? Days.On(at) : Today);
        Earliest = earliest > Today ? earliest : Today;
        LeadsToMunicipality = rules.Settings.Municipal && !WaitsForMunicipality;
        (Facts, Told) = (await facts.OfAsync(Admission), await facts.ToldAsync(Admission));
        Propose(HttpMethods.IsPost(Request.Method) ? form : "");
        Files = await FilesAsync();
        Bodies = await BodiesAsync();
        return Page();
    }

    /// <summary>What the assessment says stands in each form that was not sent: its conditions are not lost when another form comes back with what is wrong.</summary>
    private void Propose(string sent)
    {
        if (sent != nameof(Refusal)) Refusal.Day = Today;
        if (sent == nameof(Approval)) return;
        var from = Admission.Decision?.From ?? Admission.Request.From;
        (Approval.Day, Approval.Conditions, Approval.From) = (Today, Admission.Assessment?.Conditions, from > Earliest ? from : Earliest);
    }

    private async Task<IActionResult> DecideAsync(Guid id, string sent, Func<Task<string>> act)
    {
        form = sent;
        if (!await LoadAsync(id)) return NotFound();
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith(sent == nameof(Approval) ? nameof(Refusal) : nameof(Approval), StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        return ModelState.IsValid ? await OnceAsync(act, () => ShowAnewAsync(id)) : await InvalidAsync(ShowAsync);
    }
}
