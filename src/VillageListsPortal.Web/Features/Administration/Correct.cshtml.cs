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

/// <summary>更正 of a wrongly entered name or telephone: with a reason, in the journal; what was issued stays (settled S29). A form that somebody else's correction has overtaken reverts nothing.</summary>
[Authorize(Policies.ManageUnits)]
public sealed class CorrectModel(PortalDb db, TimeProvider clock) : VersionedPage(db, clock)
{
    public Unit Unit { get; private set; } = null!;

    [BindProperty]
    [StringLength(60, ErrorMessage = "people.search.long")]
    public string? ShortName { get; set; }

    [BindProperty]
    [StringLength(120, ErrorMessage = "people.search.long")]
    public string? FullName { get; set; }

    [BindProperty]
    [StringLength(20, ErrorMessage = "people.search.long")]
    public string? Telephone { get; set; }

    [BindProperty]
    [StringLength(200, ErrorMessage = "people.search.long")]
    public string? Reason { get; set; }

    [TempData]
    public string? Done { get; set; }

    protected override object Versioned => Unit;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        (ShortName, FullName, Telephone) = (Unit.ShortName, Unit.FullName, Unit.Telephone);
        NoteVersion();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id)) return NotFound();
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await RunAsync(id, () => CorrectAsync(id));
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Code switch
    {
        "unit.reason-missing" => nameof(Reason),
        "unit.telephone" => nameof(Telephone),
        "unit.name" => nameof(ShortName),
        _ => "",
    };

    protected override async Task<bool> LoadAsync(Guid id)
    {
        var found = await Db.Units.Include(u => u.Names).FirstOrDefaultAsync(u => u.Id == id && u.To == null);
        if (found is not null) Unit = found;
        return found is not null;
    }

    private async Task<string> CorrectAsync(Guid id)
    {
        var (name, telephone) = (new UnitTitle((ShortName ?? "").Trim(), (FullName ?? "").Trim()), string.IsNullOrWhiteSpace(Telephone) ? null : Telephone.Trim());
        if (name.Short.Length == 0 || !name.Full.Contains(name.Short, StringComparison.Ordinal) || !UnitNaming.IsPrintable(name.Full)) throw new RuleViolationException("unit.name", name.Short);
        var now = Now;
        var renamed = name != Unit.NameOn(Days.On(now));
        if (renamed || telephone == Unit.Telephone) await CorrectUnit.RunAsync(Db, Unit, name, Reason, Officer.Actor, now);
        if (telephone != Unit.Telephone) Unit.CorrectTelephone(telephone, Reason, Officer.Actor, now);
        Done = "correct.done";
        return await SaveAsync($"/admin/units/{id}");
    }
}
