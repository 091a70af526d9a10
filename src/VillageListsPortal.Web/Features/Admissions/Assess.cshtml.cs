using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>评估审核: the five opinions, what became of every answer, and the recommendation, in one form of which each part can be saved (domain 3.6, settled S16).</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class AssessModel(PortalDb db, TimeProvider clock, CaseFacts facts, IStringLocalizer<ReviewTexts> words) : AdmissionPage(db, clock)
{
    private IReadOnlyCollection<Guid> ownUnits = [];
    private string taken = "";

    /// <summary>What was typed; its fields have no prefix.</summary>
    [BindProperty(Name = "")]
    public AssessInput Input { get; set; } = new();

    public RequestView Facts { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Bodies { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Whether what was whole has been saved and the rest is still in the form.</summary>
    public bool SavedPartly { get; private set; }

    public bool IsOwnUnit => ownUnits.Contains(Admission.UnitId);

    public IEnumerable<Consultation> Answered => Admission.Consultations.Where(c => c.Answer is not null).OrderBy(c => c.Round).ThenBy(c => c.Id);

    public IEnumerable<Consultation> Silent => Admission.Consultations.Where(c => c.Answer is null);

    /// <summary>The opinion of an aspect; null where none was given.</summary>
    public AssessmentOpinion? OpinionOf(AssessmentAspect aspect) => Admission.Opinions.FirstOrDefault(o => o.Aspect == aspect);

    /// <summary>What the form begins with: the burden is counted, not judged.</summary>
    public string? Proposed(AssessmentAspect aspect) =>
        aspect == AssessmentAspect.Burden && Admission.Request.MonthlyHours is { } hours ? words["assess.burden", Facts.Villages, hours.ToString("0.##", CultureInfo.InvariantCulture), (Facts.HoursAYear ?? 0).ToString("0.#", CultureInfo.InvariantCulture)].Value : null;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        return May(AdmissionStep.Recommend) ? await ShowAsync() : LocalRedirect($"/admissions/{id}");
    }

    /// <summary>Saves the part whose button was pressed and every other one that is whole; what is unfinished stays in the form, which then comes back instead of leading on.</summary>
    public async Task<IActionResult> OnPostSaveAsync(Guid id, string? part)
    {
        if (!await FindAsync(id)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        var place = Guid.TryParse(part, out _) ? $"answer-{part}" : $"opinion-{part}";
        var answer = await StepAsync(id, () => Take((key, typed) => key == part || typed == TypedPart.Whole), $"/admissions/{id}/assess#{place}");
        if (answer is not LocalRedirectResult) return answer;
        Facts = await facts.OfAsync(Admission);
        if (!Input.Recommends(Admission.Assessment) && !Parts().Any(p => p.Typed != TypedPart.Same)) return answer;
        SavedPartly = true;
        return await ShowAnewAsync(id);
    }

    public async Task<IActionResult> OnPostRecommendAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await StepAsync(id, () =>
        {
            Take((_, typed) => typed != TypedPart.Same); // what was typed is not lost with the step
            Admission.Recommend(Input.Says ?? throw new RuleViolationException("field.missing", "says"), Input.Reasons, Input.Conditions, ownUnits, Officer.Actor, Now);
        });
    }

    /// <summary>The choice and the words of a part are at its own fields.</summary>
    protected override string FieldOf(RuleViolationException broken) => broken.Arguments is [AssessmentAspect aspect, ..] ? $"{nameof(Input.Verdicts)}[{aspect}]" : broken.Arguments is not [string field, ..] ? "" : field switch
    {
        "opinion" => $"{nameof(Input.Texts)}[{taken}]",
        "adoption-reason" => $"{nameof(Input.Why)}[{taken}]",
        "says" => nameof(Input.Says),
        "reasons" => nameof(Input.Reasons),
        "conditions" => nameof(Input.Conditions),
        _ when field.EndsWith(']') => field,
        _ => "",
    };

    protected override async Task<IActionResult> ShowAsync()
    {
        Facts = await facts.OfAsync(Admission);
        Bodies = await BodiesAsync();
        if (HttpMethods.IsGet(Request.Method) && Admission.Assessment is { } before) (Input.Says, Input.Reasons, Input.Conditions) = (before.Says, before.Reasons, before.Conditions);
        return Page();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        ownUnits = await Db.UnitsOfAsync(Officer.PersonId, Today);
        return await LoadAsync(id);
    }

    private IEnumerable<(string Key, TypedPart Typed, Action Save)> Parts() =>
    [
        .. Enum.GetValues<AssessmentAspect>().Select(a => (a.ToString(), Input.OpinionOf(a, OpinionOf(a), Facts is null ? null : Proposed(a)), (Action)(() => Give(a, a.ToString())))),
        .. Answered.Select(c => (c.Id.ToString(), Input.SettledOf(c), (Action)(() => Settle(c.Id, c.Id.ToString())))),
    ];

    private void Take(Func<string, TypedPart, bool> takes)
    {
        if (Admission.Status != AdmissionStatus.Assessing) throw new RuleViolationException("admission.not-assessing");
        foreach (var part in Parts().Where(p => takes(p.Key, p.Typed)).ToList())
        {
            taken = part.Key;
            part.Save();
            Touch();
        }
    }

    private void Give(AssessmentAspect aspect, string key) =>
        Admission.GiveOpinion(aspect, AssessInput.ChoiceOf<Verdict>(Input.Verdicts, key, nameof(Input.Verdicts)), Input.Texts.GetValueOrDefault(key), ownUnits, Officer.Actor, Now);

    private void Settle(Guid consultation, string key) =>
        Admission.SettleAnswer(consultation, AssessInput.ChoiceOf<Adoption>(Input.Adopted, key, nameof(Input.Adopted)), Input.Why.GetValueOrDefault(key), ownUnits, Officer.Actor, Now);
}
