using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>Granting an officer one more post; for a period where a colleague is ill.</summary>
[Authorize(Policies.ManagePeople)]
public sealed class GrantModel(PortalDb db, Idempotency idempotency, TimeProvider clock, IStringLocalizer<AdministrationTexts> texts) : PortalPage, IPicksUnit
{
    private const string Route = "/admin/people/{id}/grant";

    [BindProperty]
    [Required(ErrorMessage = "grant.role.missing")]
    [EnumDataType(typeof(Role), ErrorMessage = "grant.role.missing")]
    public Role? Role { get; set; }

    [BindProperty]
    [StringLength(40, ErrorMessage = "grant.unit.none")]
    public string? UnitSearch { get; set; }

    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    /// <summary>Last day, as people say it; the domain counts the first day without.</summary>
    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public bool Find { get; set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<UnitChoice>? Choices { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        From = Days.Today(clock);
        return await LoadAsync(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (Role is { } role) Choices = await new UnitChoices(db, Days.Today(clock), UnitChoices.KindsFor(role)) { OwnDistrict = true }.FindAsync(UnitSearch, UnitId);
        if (Find)
        {
            ModelState.Clear();
            if (Role is null) ModelState.AddModelError(nameof(Role), texts["grant.role.first"]);
            return Page();
        }

        UnitId = UnitChoices.Meant(UnitId, UnitSearch, Choices ?? []);
        if (UnitId is null) ModelState.AddModelError(nameof(UnitSearch), texts["grant.unit.choose"]);
        if (From is null && !ModelState.ContainsKey(nameof(From))) ModelState.AddModelError(nameof(From), texts["grant.from.missing"]);
        if (!ModelState.IsValid || From is null) return await InvalidAsync(() => Task.FromResult<IActionResult>(Page()));
        return await TryAsync(() => GrantAsync(id, From.Value), async () => await LoadAsync(id) ? Page() : NotFound());
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Code switch
    {
        "post.unit-kind" => nameof(UnitSearch),
        "post.term" => nameof(Until),
        _ => nameof(Role),
    };

    private async Task<IActionResult> GrantAsync(Guid id, DateOnly from)
    {
        var unit = await db.Units.SingleAsync(u => u.Id == UnitId);
        await using var transaction = await db.LockPersonAsync(id); // two grants at once look one after the other
        if (await idempotency.AnswerAsync(IdempotencyToken, Officer.PersonId, Route) is null)
        {
            var person = await db.Persons.Include(p => p.Posts).SingleAsync(p => p.Id == id);
            person.Grant(Role!.Value, unit, (from, Until?.AddDays(1)), Officer.Actor, clock.GetUtcNow());
            await idempotency.SaveAsync(IdempotencyToken, Officer.PersonId, Route, id.ToString());
            await transaction.CommitAsync();
        }

        Done = "grant.done";
        return Redirect($"/admin/people/{id}");
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        var name = await db.Persons.AsNoTracking().Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync();
        Name = name ?? "";
        return name is not null;
    }
}
