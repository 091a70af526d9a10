using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Administration;

/// <summary>One unit in the list.</summary>
public sealed record UnitRow(Guid Id, string Key, UnitKind Kind, string? Code, string Name, string FullName, string? Prefix, DateOnly From, DateOnly? To);

/// <summary>All units, searchable; they change by import-units only.</summary>
[Authorize(Policies.ManageUnits)]
public sealed class UnitsModel(PortalDb db) : PortalPage
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    [StringLength(40, ErrorMessage = "people.search.long")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public UnitKind? Kind { get; set; }

    /// <summary>The key of the last unit of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    [StringLength(60, ErrorMessage = "people.search.long")]
    public string? After { get; set; }

    public IReadOnlyList<UnitRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid) return BadRequest();
        var wanted = (Search ?? "").Trim();
        var after = After ?? "";
        // Codes first, in their order; units without a code after them by id.
        var rows = await (from u in db.Units.AsNoTracking()
                          let key = (u.Code ?? "~") + " " + u.Id.ToString()
                          where wanted == "" || u.FullName.Contains(wanted) || u.ShortName.Contains(wanted) || (u.Code != null && u.Code.StartsWith(wanted))
                          where Kind == null || u.Kind == Kind
                          where after == "" || EF.Functions.Collate(key, "C").CompareTo(after) > 0
                          orderby EF.Functions.Collate(key, "C")
                          select new UnitRow(u.Id, key, u.Kind, u.Code, u.ShortName, u.FullName, u.Prefixes.OrderByDescending(p => p.From).Select(p => p.Text).FirstOrDefault(), u.From, u.To))
            .Take(PageSize + 1).ToListAsync();
        (Rows, Next) = (rows.Take(PageSize).ToList(), rows.Count > PageSize ? rows[PageSize - 1].Key : null);
        return Page();
    }
}
