using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Journal;

/// <summary>操作日志, read only, newest first (domain 8.2).</summary>
[Authorize(Policies.ReadJournal)]
public sealed class IndexModel(PortalDb db, JournalExport export) : PortalPage
{
    private const int PageSize = 100;

    public sealed record Row(Guid Id, DateTimeOffset At, Guid? PersonId, string? Name, string? Role, string? Unit, string What, string SubjectType, Guid SubjectId, string? Before, string? After, string? RequestId);

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Subject { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Names of the persons and units that a change names by id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public Guid? More { get; private set; }

    public long? Sealed { get; private set; }

    public async Task<IActionResult> OnGetAsync([AllowedValues(null, "", "csv", "xlsx")] string? format)
    {
        if (!ModelState.IsValid) return BadRequest(); // a filter that cannot be read must not show everything
        var size = string.IsNullOrEmpty(format) ? this.Size(PageSize) : ExportTable.MostRows;
        var found = await FoundAsync(Wanted(), size + 1);
        Rows = [.. found.Take(size)];
        Names = await NamesAsync();
        if (!string.IsNullOrEmpty(format)) return await ExportAsync(format, export.Table(found, Names), nameof(JournalRow));
        More = found.Count > size ? Rows[^1].Id : null;
        Sealed = await db.JournalSeals.MaxAsync(s => (long?)s.Sequence);
        return Page();
    }

    private IQueryable<JournalRow> Wanted()
    {
        var rows = db.JournalRows.AsNoTracking();
        if (Before is { } before) rows = rows.Where(r => r.Id < before);
        if (Subject is { } subject) rows = rows.Where(r => r.SubjectId == subject);
        if (Person is { } person) rows = rows.Where(r => r.PersonId == person);
        if (What is { Length: > 0 } what) rows = rows.Where(r => r.What == what);
        if (On is { } on)
        {
            var (from, to) = (Domain.Shared.Days.StartOf(on), Domain.Shared.Days.StartOf(on.AddDays(1)));
            rows = rows.Where(r => r.At >= from && r.At < to);
        }

        return rows;
    }

    private Task<List<Row>> FoundAsync(IQueryable<JournalRow> rows, int most) =>
        (from r in rows
         orderby r.Id descending
         join p in db.Persons on r.PersonId equals p.Id into persons
         from p in persons.DefaultIfEmpty()
         join u in db.Units on r.UnitId equals u.Id into units
         from u in units.DefaultIfEmpty()
         select new Row(r.Id, r.At, (Guid?)p.Id, p.Name, r.Role, u.ShortName, r.What, r.SubjectType, r.SubjectId, r.Before, r.After, r.RequestId)).Take(most).ToListAsync();

    private async Task<Dictionary<string, string>> NamesAsync()
    {
        var words = Rows.SelectMany(r => new[] { r.Before, r.After }).OfType<string>().SelectMany(v => v.Split(' '));
        var ids = words.Select(w => Guid.TryParse(w, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToList();
        var persons = db.Persons.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name });
        var units = db.Units.Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, Name = u.ShortName });
        return await persons.Concat(units).ToDictionaryAsync(n => n.Id.ToString(), n => n.Name);
    }
}
