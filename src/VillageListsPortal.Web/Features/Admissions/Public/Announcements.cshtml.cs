using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions.Emergencies;

namespace VillageListsPortal.Web.Features.Admissions.Public;

/// <summary>What admission has changed: approved requests, the newest first. Refusals are no announcements.</summary>
[AllowAnonymous]
public sealed class AnnouncementsModel(PortalDb db, EmergencyCounts emergencies) : PageModel
{
    public const int PageSize = 50;

    /// <summary>One announcement.</summary>
    public sealed record Row(Guid Id, string Number, string Title, AdmissionKind Kind, ListKind List, string? Code, Decision Decision, AdmissionStatus Status);

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Guid? More { get; private set; }

    /// <summary>How many emergency matters there are, by year.</summary>
    public IReadOnlyList<EmergencyYear> EmergencyYears { get; private set; } = [];

    /// <summary>Emergency matters in force.</summary>
    public IReadOnlyList<EmergencyInForce> EmergenciesInForce { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var approved = db.Admissions.AsNoTracking().Announced();
        if (Before is { } before) approved = approved.Where(a => a.DecidedAt < db.Admissions.Where(b => b.Id == before).Select(b => b.DecidedAt).FirstOrDefault());
        var found = await approved.OrderByDescending(a => a.DecidedAt).Select(a => new Row(a.Id, a.Number!, a.Title, a.Kind, a.List, a.ItemCode, a.Decision!, a.Status)).Take(PageSize + 1).ToListAsync();
        Rows = [.. found.Take(PageSize)];
        More = found.Count > PageSize ? Rows[^1].Id : null;
        EmergencyYears = await emergencies.YearsAsync();
        EmergenciesInForce = await emergencies.InForceAsync();
    }
}

public static class Announcing
{
    /// <summary>Admissions that are announced: those approved, also where a task has expired since.</summary>
    public static IQueryable<Admission> Announced(this IQueryable<Admission> admissions) => admissions.Where(a => a.Status == AdmissionStatus.Approved || a.Status == AdmissionStatus.Expired);
}
