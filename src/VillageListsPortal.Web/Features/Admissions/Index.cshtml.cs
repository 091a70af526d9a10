using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>The admissions that an officer reaches, newest first, by state, unit, list and clock, found by words from one character up.</summary>
[Authorize(Policies.ReadAdmissions)]
public sealed class IndexModel(PortalDb db, RulesOfDistrict rules, TimeProvider clock) : PortalPage
{
    public const int PageSize = 50;

    public const int PrintSize = 500;

    private const int LongestSearch = 60;

    public sealed record Row(Guid Id, string? Number, string Title, AdmissionKind Kind, ListKind List, string? ItemCode, AdmissionStatus Status, string Unit, DateTimeOffset At, AdmissionClock? Clock);

    private sealed record Found(Admission Admission, string Unit);

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

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Guid? More { get; private set; }

    /// <summary>Units that have asked, to filter by; empty for those who see only their own.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Units { get; private set; } = [];

    public bool IsFiltered => Status is not null || List is not null || Unit is not null || Urgent || !string.IsNullOrEmpty(Q);

    public async Task OnGetAsync()
    {
        if (Q?.Length > LongestSearch) Q = Q[..LongestSearch];
        if (Officer.IsOfDistrict()) Units = await UnitsAsync();
        var size = this.Prints() ? PrintSize : PageSize;
        var found = await (
            from a in Sought().OrderByDescending(a => a.Id)
            join u in db.Units on a.UnitId equals u.Id
            select new Found(a, u.ShortName)).Take(size + 1).ToListAsync();
        var limits = await rules.ReadAsync();
        Rows = [.. found.Take(size).Select(f => RowOf(f, limits)).Where(r => !Urgent || r.Clock is { Tone: not ClockTone.Calm })];
        More = found.Count > size ? found[size - 1].Admission.Id : null;
    }

    /// <summary>This list with another state, as an address.</summary>
    public string Address(AdmissionStatus? status, Guid? before = null) => Addresses.With("/admissions",
        ("status", status?.ToString()), ("list", List?.ToString()), ("unit", Unit?.ToString()), ("q", Q), ("urgent", Urgent ? "true" : null), ("before", before?.ToString()));

    private IQueryable<Admission> Sought()
    {
        var rows = db.Admissions.AsNoTracking().ReachedBy(db, Officer);
        if (Status is { } status) rows = rows.Where(a => a.Status == status);
        if (List is { } list) rows = rows.Where(a => a.List == list);
        if (Unit is { } unit) rows = rows.Where(a => a.UnitId == unit);
        if (Urgent) rows = rows.Where(a => a.AcceptedAt != null && a.ClosedAt == null);
        if (Before is { } before) rows = rows.Where(a => a.Id < before);
        return Words(rows);
    }

    /// <summary>By pairs of characters in the index; longer words are checked in the text itself.</summary>
    private IQueryable<Admission> Words(IQueryable<Admission> rows)
    {
        foreach (var word in (Q ?? "").Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var grams = TextGrams.Sought(word);
            rows = rows.Where(a => grams.All(g => EF.Property<string[]>(a, TextGrams.Column).Contains(g)));
        }

        return rows;
    }

    private async Task<IReadOnlyList<(Guid, string)>> UnitsAsync() =>
        [.. (await db.Units.AsNoTracking().Where(u => db.Admissions.Any(a => a.UnitId == u.Id && a.Number != null)).OrderBy(u => u.ShortName).Select(u => new { u.Id, u.ShortName }).Take(200).ToListAsync()).Select(u => (u.Id, u.ShortName))];

    private Row RowOf(Found f, DistrictRules limits)
    {
        var a = f.Admission;
        return new Row(a.Id, a.Number, a.Title, a.Kind, a.List, a.ItemCode, a.Status, f.Unit, a.SubmittedAt ?? a.DraftedAt, a.ClockOn(Days.Today(clock), limits));
    }
}
