using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>评估审核: the five opinions, each saved by itself, what became of every answer, and the recommendation (domain 3.6, settled S16).</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class AssessModel(PortalDb db, TimeProvider clock, CaseFacts facts) : AdmissionPage(db, clock)
{
    private IReadOnlyCollection<Guid> ownUnits = [];

    /// <summary>Verdict and text of the opinion that was sent, by aspect: what was typed stays at its place.</summary>
    [BindProperty]
    public Dictionary<string, string?> Verdicts { get; set; } = new(StringComparer.Ordinal);

    [BindProperty]
    public Dictionary<string, string?> Texts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What became of the answer that was sent, by consultation.</summary>
    [BindProperty]
    public Dictionary<string, string?> Adopted { get; set; } = new(StringComparer.Ordinal);

    [BindProperty]
    public Dictionary<string, string?> Why { get; set; } = new(StringComparer.Ordinal);

    [BindProperty]
    public Recommendation? Says { get; set; }

    [BindProperty]
    public string? Reasons { get; set; }

    [BindProperty]
    public string? Conditions { get; set; }

    public RequestView Facts { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Bodies { get; private set; } = new Dictionary<Guid, string>();

    public bool IsOwnUnit => ownUnits.Contains(Admission.UnitId);

    public IEnumerable<Consultation> Answered => Admission.Consultations.Where(c => c.Answer is not null).OrderBy(c => c.Round).ThenBy(c => c.Id);

    public IEnumerable<Consultation> Silent => Admission.Consultations.Where(c => c.Answer is null);

    /// <summary>The opinion of an aspect; null where none was given.</summary>
    public AssessmentOpinion? OpinionOf(AssessmentAspect aspect) => Admission.Opinions.FirstOrDefault(o => o.Aspect == aspect);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        return May(AdmissionStep.Recommend) ? await ShowAsync() : LocalRedirect($"/admissions/{id}");
    }

    public async Task<IActionResult> OnPostOpinionAsync(Guid id, AssessmentAspect aspect)
    {
        if (!await FindAsync(id)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await StepAsync(id, () =>
        {
            var verdict = ChoiceOf<Verdict>(Verdicts, aspect.ToString(), nameof(Verdicts));
            Admission.GiveOpinion(aspect, verdict, Texts.GetValueOrDefault(aspect.ToString()), ownUnits, Officer.Actor, Now);
            Touch();
        }, $"/admissions/{id}/assess#opinion-{aspect}");
    }

    public async Task<IActionResult> OnPostSettleAsync(Guid id, Guid consultation)
    {
        if (!await FindAsync(id)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await StepAsync(id, () =>
        {
            var adopted = ChoiceOf<Adoption>(Adopted, consultation.ToString(), nameof(Adopted));
            Admission.SettleAnswer(consultation, adopted, Why.GetValueOrDefault(consultation.ToString()), Officer.Actor, Now);
            Touch();
        }, $"/admissions/{id}/assess#answer-{consultation}");
    }

    public async Task<IActionResult> OnPostRecommendAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await StepAsync(id, () => Admission.Recommend(Says ?? throw new RuleViolationException("field.missing", "says"), Reasons, Conditions, ownUnits, Officer.Actor, Now));
    }

    /// <summary>The choice and the words of a form are of one aspect or one answer.</summary>
    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is not [string field, ..] ? "" : field switch
    {
        "opinion" => $"{nameof(Texts)}[{Verdicts.Keys.FirstOrDefault()}]",
        "adoption-reason" => $"{nameof(Why)}[{Adopted.Keys.FirstOrDefault()}]",
        "says" => nameof(Says),
        "reasons" => nameof(Reasons),
        "conditions" => nameof(Conditions),
        _ when field.EndsWith(']') => field,
        _ => "",
    };

    protected override async Task<IActionResult> ShowAsync()
    {
        Facts = await facts.OfAsync(Admission);
        Bodies = await BodiesAsync();
        if (HttpMethods.IsGet(Request.Method) && Admission.Assessment is { } before) (Says, Reasons, Conditions) = (before.Says, before.Reasons, before.Conditions);
        return Page();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        ownUnits = await Db.UnitsOfAsync(Officer.PersonId, Today);
        return await LoadAsync(id);
    }

    private static T ChoiceOf<T>(Dictionary<string, string?> typed, string key, string field)
        where T : struct, Enum => typed.GetValueOrDefault(key) is not { Length: > 0 } text ? throw new RuleViolationException("field.missing", $"{field}[{key}]")
        : Enum.GetNames<T>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<T>(text, ignoreCase: false)
        : throw new RuleViolationException("field.not-a-choice", $"{field}[{key}]");
}
