using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>The admissions that an officer reaches, newest first, by state, unit, list and clock, found by words from one character up.</summary>
[Authorize(Policies.ReadAdmissions)]
public sealed class IndexModel(PortalDb db, FindAdmissions find, AdmissionExport export) : PortalPage
{
    public const int PageSize = 50;

    /// <summary>Counted no further: the rest is 1000+.</summary>
    public const int MostCounted = 1000;

    private const int LongestSearch = 60;

    [BindProperty(SupportsGet = true)]
    public AdmissionStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public ListKind? List { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Unit { get; set; }

    /// <summary>Words of number, title or task.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Only those whose clock is amber or red.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Urgent { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<AdmissionRow> Rows { get; private set; } = [];

    public Guid? More { get; private set; }

    /// <summary>How many there are, one more than <see cref="MostCounted"/> for more; null on later pages.</summary>
    public int? Total { get; private set; }

    /// <summary>Units that have asked, to filter by; empty for those who see only their own.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Units { get; private set; } = [];

    public bool IsFiltered => Status is not null || List is not null || Unit is not null || Urgent || !string.IsNullOrEmpty(Q);

    public async Task<IActionResult> OnGetAsync([AllowedValues(null, "", "csv", "xlsx")] string? format)
    {
        if (Q?.Length > LongestSearch) Q = Q[..LongestSearch];
        var filter = new AdmissionFilter(Status, List, Unit, Urgent, Q, Before);
        if (!string.IsNullOrEmpty(format)) return !ModelState.IsValid ? BadRequest() : await FileAsync(format, filter);
        if (Officer.IsOfDistrict()) Units = await UnitsAsync();
        var ids = await find.NewestAsync(Officer, filter, Before is null ? MostCounted + 1 : Size + 1);
        Rows = await find.RowsAsync([.. ids.Take(Size)]);
        More = ids.Count > Size ? ids[Size - 1] : null;
        if (Before is null) Total = ids.Count;
        return Page();
    }

    /// <summary>This list with another state, as an address.</summary>
    public string Address(AdmissionStatus? status, Guid? before = null) => Addresses.With("/admissions",
        ("status", status?.ToString()), ("list", List?.ToString()), ("unit", Unit?.ToString()), ("q", Q), ("urgent", Urgent ? "true" : null), ("before", before?.ToString()));

    private async Task<IActionResult> FileAsync(string format, AdmissionFilter filter) =>
        await ExportAsync(format, export.Table(await find.RowsAsync(await find.NewestAsync(Officer, filter, ExportTable.MostRows + 1))), nameof(Admission));

    private int Size => this.Size(PageSize);

    private async Task<IReadOnlyList<(Guid, string)>> UnitsAsync() =>
        [.. (await db.Units.AsNoTracking().Where(u => db.Admissions.Any(a => a.UnitId == u.Id && a.Number != null)).OrderBy(u => u.ShortName).Select(u => new { u.Id, u.ShortName }).Take(200).ToListAsync()).Select(u => (u.Id, u.ShortName))];
}
