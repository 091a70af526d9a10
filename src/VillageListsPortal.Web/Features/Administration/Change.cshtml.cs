using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Changes;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>What one presses on the form of a change.</summary>
public enum ChangeButton
{
    Preview,
    Confirm,
    Back,
    Find,
    Add,
    More,
}

/// <summary>撤并、拆分 or 更名 of units: entered, looked at with all that passes, confirmed (settled S29). Works without JavaScript.</summary>
[Authorize(Policies.ManageUnits)]
public sealed class ChangeModel(PortalDb db, PlanChange changes, TimeProvider clock) : PortalPage
{
    public const int MostSuccessors = 6;

    /// <summary>More cases are not dealt out one by one: the others go to the heir, so that the form stays one that can be sent.</summary>
    public const int MostDealt = 300;

    public sealed class SuccessorInput
    {
        [StringLength(12, ErrorMessage = "people.search.long")]
        public string? Code { get; set; }

        [StringLength(60, ErrorMessage = "people.search.long")]
        public string? Name { get; set; }

        [StringLength(60, ErrorMessage = "people.search.long")]
        public string? Prefix { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public ChangeKind Kind { get; set; }

    [BindProperty]
    public List<Guid> Others { get; set; } = [];

    [BindProperty]
    public List<SuccessorInput> Successors { get; set; } = [];

    [BindProperty(Name = nameof(Assign))] // by its name only: else it would take the whole form where nothing is assigned
    public Dictionary<Guid, string> Assign { get; set; } = [];

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    [StringLength(200, ErrorMessage = "people.search.long")]
    public string? Ground { get; set; }

    [BindProperty]
    [StringLength(40, ErrorMessage = "people.search.long")]
    public string? UnitSearch { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty]
    public Guid? Remove { get; set; }

    [BindProperty]
    public ChangeButton Do { get; set; }

    public Unit Unit { get; private set; } = null!;

    public IReadOnlyList<Unit> OtherUnits { get; private set; } = [];

    public IReadOnlyList<UnitChoice>? Choices { get; private set; }

    public ChangePreview? Preview { get; private set; }

    public DateOnly Tomorrow => Days.Today(clock).AddDays(1);

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!ModelState.IsValid || !await LoadAsync(id)) return NotFound();
        Day = Tomorrow;
        Successors = Kind == ChangeKind.Split
            ? [new() { Code = Unit.Code, Name = Unit.ShortName }, new() { Code = Unit.Code?[..10] }]
            : [new() { Code = Kind == ChangeKind.Merge ? Unit.Code?[..10] : Unit.Code, Name = Unit.ShortName }];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (Remove is not null || Do is ChangeButton.Find or ChangeButton.Add or ChangeButton.More or ChangeButton.Back) return await EditAsync(id);
        if (Day is null) ModelState.TryAddModelError(nameof(Day), HttpContext.RequestServices.GetRequiredService<RuleMessages>().OfCode("unit.day-missing"));
        if (!ModelState.IsValid) return await InvalidAsync(() => ShowAsync(id));
        return Do == ChangeButton.Confirm
            ? await OnceAsync(ConfirmAsync, () => ShowAsync(id))
            : await TryAsync(PreviewAsync, () => ShowAsync(id));
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Code switch
    {
        "unit.ground-missing" => nameof(Ground),
        "unit.change-in-past" or "unit.issued-since" or "unit.change-before-last" => nameof(Day),
        "unit.merge-needs-two" => nameof(UnitSearch),
        _ when Successors.Count == 1 && broken.Code is "unit.code-malformed" or "unit.code-taken" or "unit.parent-missing" => "Successors[0].Code",
        _ when Successors.Count == 1 && broken.Code is "unit.name" or "unit.nothing-changed" or "unit.committee-differs" => "Successors[0].Name",
        _ when Successors.Count == 1 && broken.Code is "unit.prefix" or "unit.prefix-taken" => "Successors[0].Prefix",
        _ => "",
    };

    private ChangePlan Plan() => new(
        Kind, Day!.Value, Ground, [Unit.Id, .. Others.Distinct()],
        [.. Successors.Where(s => !string.IsNullOrWhiteSpace(s.Name)).Select(s => new EnteredSuccessor(s.Code, s.Name, s.Prefix))], Assign);

    private async Task<IActionResult> PreviewAsync()
    {
        Preview = await changes.PreviewAsync(Plan(), Officer.Actor);
        ModelState.Clear(); // the form shows what was understood
        return Page();
    }

    private async Task<string> ConfirmAsync()
    {
        var address = await changes.RunAsync(Plan(), Officer.Actor);
        Done = "changes.done";
        return address;
    }

    /// <summary>Buttons that only change the form: nothing is refused yet.</summary>
    private async Task<IActionResult> EditAsync(Guid id)
    {
        ModelState.Clear();
        if (Remove is { } other) Others.Remove(other);
        if (Do == ChangeButton.More && Successors.Count < MostSuccessors) Successors.Add(new() { Code = Unit.Code?[..10] });
        if (Do is ChangeButton.Find or ChangeButton.Add)
        {
            Choices = await new UnitChoices(db, Days.Today(clock), UnitKind.Village).FindAsync(UnitSearch, UnitId);
            if (Do == ChangeButton.Add && UnitChoices.Meant(UnitId, UnitSearch, Choices) is { } found)
            {
                if (found != Unit.Id && !Others.Contains(found)) Others.Add(found);
                (UnitSearch, UnitId, Choices) = (null, null, null);
            }
        }

        return await ShowAsync(id);
    }

    private async Task<IActionResult> ShowAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    private async Task<bool> LoadAsync(Guid id)
    {
        var known = await db.Units.AsNoTracking().Where(u => (u.Id == id || Others.Contains(u.Id)) && u.To == null).ToListAsync();
        if (known.Find(u => u.Id == id) is not { } unit || (Kind != ChangeKind.Rename && unit.Kind != UnitKind.Village)) return false;
        (Unit, OtherUnits) = (unit, [.. known.Where(u => u.Id != id).OrderBy(u => u.Code)]);
        return true;
    }
}
