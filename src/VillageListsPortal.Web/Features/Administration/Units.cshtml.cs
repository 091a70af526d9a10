using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Features.Units;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>One unit in the list.</summary>
public sealed record UnitRow(Guid Id, UnitKind Kind, string? Code, string Name, string FullName, string? Prefix, DateOnly From, DateOnly? To);

/// <summary>All units, searchable, by code; those without a code after them.</summary>
[Authorize(Policies.ManageUnits)]
public sealed class UnitsModel(PortalDb db) : PortalPage
{
    private const int PageSize = 50;
    [BindProperty(SupportsGet = true, Name = "q")]
    [StringLength(40, ErrorMessage = "people.search.long")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public UnitKind? Kind { get; set; }

    /// <summary>The code of the last unit of the page before; empty where that had none.</summary>
    [BindProperty(SupportsGet = true)]
    [StringLength(12, ErrorMessage = "people.search.long")]
    public string? After { get; set; }

    /// <summary>The last unit of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? AfterId { get; set; }

    public IReadOnlyList<UnitRow> Rows { get; private set; } = [];

    public UnitRow? Next { get; private set; }

    public int Planned { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid) return BadRequest();
        var found = (await SoughtUnits.OfAsync(db, Search))?.In(db) ?? db.Units;
        found = found.Where(u => u.To == null || u.To > u.From); // what was planned and withdrawn never was
        if (Kind is { } kind) found = found.Where(u => u.Kind == kind);
        var size = this.Size(PageSize);
        var rows = AfterId is null || After is { Length: > 0 } ? await CodedAsync(found, size + 1) : [];
        if (rows.Count <= size) rows.AddRange(await UncodedAsync(found, size + 1 - rows.Count));
        (Rows, Next) = ([.. rows.Take(size)], rows.Count > size ? rows[size - 1] : null);
        Planned = await db.UnitChanges.CountAsync(c => c.Status == UnitChangeStatus.Planned);
        return Page();
    }

    private Task<List<UnitRow>> CodedAsync(IQueryable<Unit> found, int most)
    {
        var coded = found.Where(u => u.Code != null);
        if (AfterId is { } id && After is { } code) coded = coded.Where(u => EF.Functions.GreaterThan(ValueTuple.Create(u.Code, u.Id), ValueTuple.Create(code, id)));
        return RowsOf(coded.OrderBy(u => u.Code).ThenBy(u => u.Id), most);
    }

    private Task<List<UnitRow>> UncodedAsync(IQueryable<Unit> found, int most)
    {
        var uncoded = found.Where(u => u.Code == null);
        if (AfterId is { } id && string.IsNullOrEmpty(After)) uncoded = uncoded.Where(u => u.Id > id);
        return RowsOf(uncoded.OrderBy(u => u.Id), most);
    }

    private static Task<List<UnitRow>> RowsOf(IQueryable<Unit> units, int most) => units.AsNoTracking()
        .Select(u => new UnitRow(u.Id, u.Kind, u.Code, u.ShortName, u.FullName, u.Prefixes.OrderByDescending(p => p.From).Select(p => p.Text).FirstOrDefault(), u.From, u.To))
        .Take(most).ToListAsync();
}
