using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>Something that goes, or could go, in exchange (增减挂钩).</summary>
/// <param name="Admission">The temporary task, or the removal of an item.</param>
/// <param name="Unit">The unit that asked for it.</param>
/// <param name="Hours">Hours a month in each village that it sets free; null where they are not known.</param>
public sealed record Exchange(Admission Admission, string Unit, decimal? Hours)
{
    public bool IsRemoval => Admission.Kind == AdmissionKind.RemoveItem;

    /// <summary>Its public page; null while it is not approved.</summary>
    public string? Href => Admission.Status is AdmissionStatus.Approved or AdmissionStatus.Expired ? $"/admissions/announcements/{Admission.Number}" : null;
}

/// <summary>What a request names in exchange, and what it could name.</summary>
public sealed class Exchanges(PortalDb db, Workloads workloads, TimeProvider clock)
{
    /// <summary>What the request names.</summary>
    public async Task<IReadOnlyList<Exchange>> OfAsync(AdmissionRequest request) => request.InExchange.Count == 0 ? [] : await WithUnitsAsync(await workloads.NamedAsync(request));

    /// <summary>Tasks in force and filed removals that would set hours free in the villages concerned, and what is named already.</summary>
    public async Task<IReadOnlyList<Exchange>> ChoicesAsync(AdmissionRequest request)
    {
        var from = request.From ?? Days.Today(clock);
        var loads = (await workloads.InVillagesAsync(request)).FindAll(l => l.Villages.Count > 0);
        var (tasks, codes, named) = (loads.FindAll(l => l.Code is null).ConvertAll(l => l.AdmissionId), loads.FindAll(l => l.Code is not null).ConvertAll(l => l.Code), request.InExchange);
        var found = await workloads.Nameable().AsNoTracking()
            .Where(a => named.Contains(a.Id) || tasks.Contains(a.Id) || (a.Kind == AdmissionKind.RemoveItem && codes.Contains(a.ItemCode) && (a.Status == AdmissionStatus.Approved || AdmissionWorkflow.WithDistrict.Contains(a.Status))))
            .OrderBy(a => a.Id).ToListAsync();
        return await WithUnitsAsync([.. found.Where(a => named.Contains(a.Id) || a.Kind == AdmissionKind.RemoveItem || a.CanEndBefore(from))]);
    }

    private async Task<IReadOnlyList<Exchange>> WithUnitsAsync(IReadOnlyList<Admission> admissions)
    {
        var units = admissions.Select(a => a.UnitId).Distinct().ToList();
        var names = await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.ShortName);
        var codes = admissions.Where(a => a.Kind == AdmissionKind.RemoveItem).Select(a => a.ItemCode).ToList();
        var versions = await (
            from i in db.ListItems.AsNoTracking()
            where codes.Contains(i.Code)
            join a in db.Admissions on i.AdmissionId equals a.Id
            select new { i.Code, i.Version, a.Request }).ToListAsync();
        return [.. admissions.Select(a => new Exchange(a, names[a.UnitId], a.Kind == AdmissionKind.RemoveItem ? versions.Find(v => v.Code == a.ItemCode && v.Version == a.Request.ItemVersion)?.Request.MonthlyHours : a.Request.MonthlyHours))];
    }
}
