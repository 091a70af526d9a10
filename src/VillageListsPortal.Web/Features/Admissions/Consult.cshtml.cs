using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration;
using VillageListsPortal.Web.Features.Admissions.Papers;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>发起协商, also a further round: whom to ask, each until when, and one question. Searching for more bodies works without JavaScript.</summary>
[Authorize(Policies.ReviewAdmissions)]
public sealed class ConsultModel(PortalDb db, TimeProvider clock, RulesOfDistrict rules, SuggestedBodies suggested, IStringLocalizer<MeetingTexts> papers) : AdmissionPage(db, clock)
{
    /// <summary>Longer deadlines than these are a slip of the keyboard.</summary>
    public const int MostDays = 30;

    private const int MostRows = 60; // who is chosen stands there however many

    /// <summary>One body of the form.</summary>
    public sealed record Row(ConsultableBody Body, bool IsChosen, string Days, DateOnly Until);

    private DistrictRules limits = null!;

    /// <summary>Bodies that are asked.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Bodies { get; set; } = [];

    /// <summary>Bodies that stand in the form, asked or not.</summary>
    [BindProperty]
    public IReadOnlyList<Guid> Shown { get; set; } = [];

    /// <summary>Working days of each, as typed.</summary>
    [BindProperty]
    public Dictionary<string, string?> Limits { get; set; } = new(StringComparer.Ordinal);

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? UnitSearch { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>How many the search found; null where nothing was sought.</summary>
    public int? Found { get; private set; }

    /// <summary>The days on which 1, 2, 3, … working days end, for the form as one types.</summary>
    public IReadOnlyList<DateOnly> DueDays { get; private set; } = [];

    public DateOnly? ClockDue { get; private set; }

    public int LeftToDecide => Admission.LimitsUnder(limits).LeftToDecide;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id)) return NotFound();
        if (!May(AdmissionStep.OpenConsultation)) return LocalRedirect($"/admissions/{id}");
        var asked = Admission.AskedNow.ToHashSet(); // a text that came back corrected is a new one to those asked before
        Shown = [.. (await suggested.OfAsync(Admission)).Select(b => b.Id).Where(b => !asked.Contains(b))];
        if (asked.Count == 0) Bodies = Shown;
        Question = papers["question"]; // Chinese whatever the screen: it is sent to bodies and stays in their record
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool find)
    {
        if (!await FindAsync(id)) return NotFound();
        if (find) return await SearchAsync();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await StepAsync(id, async () =>
        {
            var known = (await suggested.BodiesAsync(Bodies)).Select(b => b.Id).ToHashSet();
            if (Bodies.Any(b => !known.Contains(b))) throw new RuleViolationException("admission.body-gone", "bodies");
            Touch(); // a further round leaves the state as it is, and yet nobody may close or withdraw at the same moment
            Admission.OpenConsultation([.. Bodies.Distinct().Select(b => new ConsultedBody(b, DueOf(b)))], Question, limits, Officer.Actor, Now);
        });
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Arguments switch
    {
        ["question", ..] => nameof(Question),
        [string field, ..] when field.StartsWith(nameof(Limits), StringComparison.Ordinal) => field,
        ["bodies", ..] when Bodies.Count > 0 => broken.Code switch
        {
            "admission.consultation-too-long" => NameOf(Bodies.MaxBy(DueOrToday)),
            "admission.consultation-too-short" => NameOf(Bodies.MinBy(DueOrToday)),
            _ => nameof(UnitSearch),
        },
        _ => nameof(UnitSearch),
    };

    protected override async Task<IActionResult> ShowAsync()
    {
        DueDays = [.. Enumerable.Range(1, MostDays).Select(n => limits.Calendar.DueDay(Today, n))];
        ClockDue = Admission.ClockOn(Today, limits)?.Due;
        var bodies = await suggested.BodiesAsync([.. Bodies.Distinct(), .. Shown.Except(Bodies).Take(Math.Max(0, MostRows - Bodies.Count))]);
        var usual = Admission.LimitsUnder(limits).ConsultationWorkdays;
        Rows = [.. bodies.Select(b => new Row(b, Bodies.Contains(b.Id), Limits.GetValueOrDefault(b.Id.ToString()) ?? usual.ToString(CultureInfo.InvariantCulture), DueOrToday(b.Id)))];
        return Page();
    }

    /// <summary>The field of a body's working days.</summary>
    public static string NameOf(Guid body) => $"{nameof(Limits)}[{body}]";

    private async Task<IActionResult> SearchAsync()
    {
        ModelState.Clear();
        var found = await new UnitChoices(Db, Today, SuggestedBodies.Kinds) { OwnDistrict = true }.FindAsync(UnitSearch);
        var open = Admission.Consultations.Where(c => !c.IsOverOn(Today)).Select(c => c.UnitId).Append(Admission.UnitId).ToHashSet();
        var fresh = found.Take(UnitChoices.Most).Select(f => f.Id).Where(f => !open.Contains(f)).ToList();
        Found = fresh.Count;
        Shown = [.. fresh, .. Shown];
        if (fresh.Count == 1 && !Bodies.Contains(fresh[0])) Bodies = [.. Bodies, fresh[0]];
        Version = Db.VersionOf(Admission);
        return await ShowAsync();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        limits = await rules.ReadAsync();
        return await LoadAsync(id);
    }

    /// <exception cref="RuleViolationException"><c>field.not-a-number</c> at the body's own field.</exception>
    private DateOnly DueOf(Guid body) => DaysOf(body) is { } days ? limits.Calendar.DueDay(Today, days) : throw new RuleViolationException("field.not-a-number", NameOf(body), MostDays);

    private DateOnly DueOrToday(Guid body) => DaysOf(body) is { } days ? limits.Calendar.DueDay(Today, days) : Today;

    private int? DaysOf(Guid body) => Limits.GetValueOrDefault(body.ToString()) is not { Length: > 0 } typed ? Admission.LimitsUnder(limits).ConsultationWorkdays
        : int.TryParse(typed.In(System.Text.NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays ? days
        : null;
}
