using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>A request in a list.</summary>
/// <param name="Id">The request.</param>
/// <param name="Number">Its number; null before it leaves its unit.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="List">For which list.</param>
/// <param name="ItemCode">Which item; null for a new one.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Unit">Short name of the unit that asks.</param>
/// <param name="At">When it was submitted, or begun.</param>
/// <param name="Clock">Its clock; null where none runs.</param>
public sealed record AdmissionRow(Guid Id, string? Number, string Title, AdmissionKind Kind, ListKind List, string? ItemCode, AdmissionStatus Status, string Unit, DateTimeOffset At, AdmissionClock? Clock);

/// <summary>Reads what a list or a queue shows of requests; the long texts stay where they are.</summary>
public sealed class AdmissionRows(PortalDb db, RulesOfDistrict rules, TimeProvider clock)
{
    /// <summary>These requests, in their order.</summary>
    public async Task<List<AdmissionRow>> OfAsync(IQueryable<Admission> ordered)
    {
        var found = await (
            from a in ordered.AsNoTracking()
            join u in db.Units on a.UnitId equals u.Id
            select new
            {
                Row = new AdmissionRow(a.Id, a.Number, a.Title, a.Kind, a.List, a.ItemCode, a.Status, u.ShortName, a.SubmittedAt ?? a.DraftedAt, null),
                a.AcceptedAt,
                a.ClosedAt,
                a.Pauses,
            }).ToListAsync();
        var (today, limits) = (Days.Today(clock), await rules.ReadAsync());
        return [.. found.Select(f => f.AcceptedAt is { } at && f.ClosedAt is null
            ? f.Row with { Clock = AdmissionClock.Of(Days.On(at), f.Pauses, today, limits.SettingsOn(Days.On(at)), limits.Calendar) }
            : f.Row)];
    }
}
