using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Shared;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>Which matters are shown by whether their response lasts.</summary>
public enum EmergencyTerm
{
    /// <summary>The response lasts.</summary>
    InForce,
    /// <summary>The response is over.</summary>
    Ended,
}

/// <summary>The emergency matters that an officer reaches, newest first, by term, state of the filing and clock.</summary>
[Authorize(Policies.ReadAdmissions)]
public sealed class EmergencyIndexModel(PortalDb db, RulesOfDistrict rules, TimeProvider clock) : PortalPage
{
    public const int PageSize = 50;

    /// <summary>One matter.</summary>
    public sealed record Row(EmergencyMatter Matter, string Unit, AdmissionClock? Clock);

    [BindProperty(SupportsGet = true)]
    public EmergencyTerm? Term { get; set; }

    [BindProperty(SupportsGet = true)]
    public EmergencyStatus? Status { get; set; }

    /// <summary>Only those whose filing is overdue.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Overdue { get; set; }

    /// <summary>Only those whose filing is due soon or overdue.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Urgent { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Guid? More { get; private set; }

    /// <summary>Within how many working days a matter is filed.</summary>
    public int FilingWorkdays { get; private set; }

    public DateOnly Today => Days.Today(clock);

    public bool IsFiltered => Term is not null || Status is not null || Overdue || Urgent;

    public async Task OnGetAsync()
    {
        var limits = await rules.ReadAsync();
        FilingWorkdays = limits.Settings.EmergencyWorkdays;
        var size = this.Size(PageSize);
        var found = await (
            from m in Sought(limits).OrderByDescending(m => m.Id)
            join u in db.Units on m.UnitId equals u.Id
            select new { Matter = m, u.ShortName }).Take(size + 1).ToListAsync();
        Rows = [.. found.Take(size).Select(f => new Row(f.Matter, f.ShortName, SeesFiling(f.Matter) ? f.Matter.ClockOn(Today, limits) : null))];
        More = found.Count > size ? found[size - 1].Matter.Id : null;
    }

    /// <summary>How the filing stands is the business of the unit and of the district, not of the villages.</summary>
    public bool SeesFiling(EmergencyMatter matter) => Officer.IsOfDistrict() || matter.IsOf(Officer);

    /// <summary>The rest of this list, as an address.</summary>
    public string Address(Guid before) => Addresses.With("/admissions/emergency",
        ("term", Term?.ToString()), ("status", Status?.ToString()), ("overdue", Overdue ? "true" : null), ("urgent", Urgent ? "true" : null), ("before", before.ToString()));

    private IQueryable<EmergencyMatter> Sought(DistrictRules limits)
    {
        var today = Today;
        var rows = db.EmergencyMatters.AsNoTracking().ReachedBy(db, Officer);
        if (Term == EmergencyTerm.InForce) rows = rows.InForceOn(today);
        if (Term == EmergencyTerm.Ended) rows = rows.Where(m => m.EndedOn < today);
        if ((Status is not null || Overdue || Urgent) && !Officer.IsOfDistrict()) rows = rows.Where(m => m.UnitId == Officer.UnitId); // as SeesFiling
        if (Status is { } status) rows = rows.Where(m => m.Status == status);
        if (Overdue) rows = rows.Overdue(today, limits);
        if (Urgent) rows = rows.Urgent(today, limits);
        if (Before is { } before) rows = rows.Where(m => m.Id < before);
        return rows;
    }
}
