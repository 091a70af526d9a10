using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Administration.Changes;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>All changes of units; what is planned can be withdrawn until its day.</summary>
[Authorize(Policies.ManageUnits)]
public sealed class ChangesModel(PortalDb db, UnitQueries units, TimeProvider clock) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    [BindProperty]
    public Guid ChangeId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    [StringLength(200, ErrorMessage = "people.search.long")]
    public string? Reason { get; set; }

    public IReadOnlyList<ChangeRow> Rows { get; private set; } = [];

    public Guid? Next { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        return await TryOnceAsync(WithdrawAsync, ShowAsync);
    }

    private const string Address = "/admin/units/changes";

    private async Task<IActionResult> WithdrawAsync()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await UnitChangeLock.TakeAsync(db); // the day may be coming this very second
        if (await db.UnitChanges.FirstOrDefaultAsync(c => c.Id == ChangeId) is not { } change) return NotFound();
        db.Expect(change, Version);
        AnswerWith(Address);
        await WithdrawChange.RunAsync(db, change, Reason, Officer.Actor, clock.GetUtcNow());
        await transaction.CommitAsync();
        Done = "changes.withdrawn";
        return LocalRedirect(Address);
    }

    private async Task<IActionResult> ShowAsync()
    {
        (Rows, Next) = await units.ChangesAsync(After, this.Size(UnitQueries.PageSize));
        return Page();
    }

    protected override string FieldOf(RuleViolationException broken) => broken.Code == "unit.reason-missing" ? nameof(Reason) : "";
}
