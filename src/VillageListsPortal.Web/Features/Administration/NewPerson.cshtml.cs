using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>Inviting an officer: name, account, first post; prints a one-time slip.</summary>
[Authorize(Policies.ManagePeople)]
public sealed class NewPersonModel(PortalDb db, RegisterPerson register, TimeProvider clock, IStringLocalizer<AdministrationTexts> texts) : PortalPage, IPicksUnit
{
    [BindProperty]
    [Required(ErrorMessage = "new.name.missing")]
    [StringLength(30, MinimumLength = 2, ErrorMessage = "new.name.length")]
    public string Name { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "new.account.missing")]
    [RegularExpression("^[a-z][a-z0-9._-]{2,31}$", ErrorMessage = "new.account.form")]
    public string Account { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "grant.role.missing")]
    [EnumDataType(typeof(Role), ErrorMessage = "grant.role.missing")]
    public Role? Role { get; set; }

    [BindProperty]
    [StringLength(40, ErrorMessage = "grant.unit.none")]
    public string? UnitSearch { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    /// <summary>The button that only searches units.</summary>
    [BindProperty]
    public bool Find { get; set; }

    public IReadOnlyList<UnitChoice>? Choices { get; private set; }

    public SlipPaper? Slip { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Role is { } role) Choices = await new UnitChoices(db, Days.Today(clock), UnitChoices.KindsFor(role)) { OwnDistrict = true }.FindAsync(UnitSearch, UnitId);
        if (Find) return Search();
        UnitId = UnitChoices.Meant(UnitId, UnitSearch, Choices ?? []);
        if (UnitId is null) ModelState.AddModelError(nameof(UnitSearch), texts["grant.unit.choose"]);
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await TryAsync(RegisterAsync, ShowAsync);
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Code switch
    {
        "person.account-taken" => nameof(Account),
        "post.unit-kind" or "person.unit-missing" => nameof(UnitSearch),
        _ when broken.Code.StartsWith("post.", StringComparison.Ordinal) => nameof(Role),
        _ => nameof(Name),
    };

    private IActionResult Search()
    {
        ModelState.Clear(); // nothing is refused while one still looks for the unit
        if (Role is null) ModelState.AddModelError(nameof(Role), texts["grant.role.first"]);
        return Page();
    }

    private async Task<IActionResult> RegisterAsync()
    {
        var invitation = new Invitation(Name, Account, Role!.Value, UnitId!.Value, Days.Today(clock), null);
        Slip = await register.RunAsync(invitation, Officer.Actor, IdempotencyToken);
        return Page();
    }

    private Task<IActionResult> ShowAsync() => Task.FromResult<IActionResult>(Page());
}
