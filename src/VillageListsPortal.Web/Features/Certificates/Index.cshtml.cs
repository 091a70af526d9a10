using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>The register of certificates within the officer's jurisdiction, newest first, masked above the village (settled S7).</summary>
[Authorize(Policies.ReadCertificateRegister)]
public sealed class IndexModel(PortalDb db, CertificateRegister register, RegisterExport export) : PortalPage
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public CertificateStatus? Status { get; set; }

    /// <summary>Only this village: its division code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<RegisterRow> Rows { get; private set; } = [];

    public Guid? More { get; private set; }

    public string? Sought { get; private set; }

    public async Task<IActionResult> OnGetAsync([AllowedValues(null, "", "csv", "xlsx")] string? format)
    {
        if (!string.IsNullOrEmpty(format)) return !ModelState.IsValid ? BadRequest() : await FileAsync(format);
        await LoadAsync(register.Of(Officer));
        return Page();
    }

    /// <summary>By number, check code or person; a person search is a POST and journalled (settled S33).</summary>
    public async Task<IActionResult> OnPostAsync(string? sought)
    {
        try
        {
            Sought = FieldRules.Line(nameof(sought), sought, CertificateRegister.LongestSearch);
        }
        catch (RuleViolationException broken)
        {
            Say(broken);
        }

        if (!ModelState.IsValid) return await InvalidAsync(ShowAsync);
        if (string.IsNullOrEmpty(Sought)) return LocalRedirect("/certificates");
        await LoadAsync(register.Sought(Officer, Sought));
        await register.NoteAsync(Officer, Rows.Count);
        return Page();
    }

    /// <summary>This list with another filter, as an address.</summary>
    public string Address(CertificateStatus? status, Guid? before = null) => Addresses.With("/certificates", ("status", status?.ToString()), ("unit", Unit), ("before", before?.ToString()));

    private async Task<IActionResult> ShowAsync()
    {
        await LoadAsync(register.Of(Officer));
        return Page();
    }

    private async Task<IActionResult> FileAsync(string format) =>
        await ExportAsync(format, export.Table(await register.RowsAsync(Filtered(register.Of(Officer)), Officer, ExportTable.MostRows + 1)), nameof(Certificate));

    private IQueryable<Certificate> Filtered(IQueryable<Certificate> rows)
    {
        if (Status is { } status) rows = rows.Where(c => c.Status == status);
        return string.IsNullOrEmpty(Unit) ? rows : rows.Where(c => db.Units.Any(u => u.Id == c.UnitId && u.Code == Unit));
    }

    private async Task LoadAsync(IQueryable<Certificate> rows)
    {
        rows = Filtered(rows);
        if (Before is { } before) rows = rows.Where(c => c.Id < before);
        var size = this.Size(PageSize);
        var found = await register.RowsAsync(rows, Officer, size + 1);
        Rows = [.. found.Take(size)];
        More = found.Count > size ? Rows[^1].Id : null;
    }
}
