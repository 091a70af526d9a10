using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Admissions.Emergencies;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>A task that a village has today without its standing on a list.</summary>
/// <param name="Number">Its case number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Unit">The unit that asked for it, or issued it.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null for an emergency, which ends with its response.</param>
/// <param name="Hours">Hours a month in each village; null for an emergency.</param>
/// <param name="Order">Body and number of the response or order; null for an admitted task.</param>
public sealed record VillageTask(string Number, string Title, string Unit, DateOnly From, DateOnly? Until, decimal? Hours, string? Order);

/// <summary>What one village has been given for a term: admitted temporary tasks and emergency matters in force (domain 3.1, 3.10). As public as their announcement.</summary>
public sealed class TasksOfVillage(PortalDb db, TimeProvider clock)
{
    private const int Most = 200; // of each; no village has as many

    public async Task<IReadOnlyList<VillageTask>> InForceAsync(Guid village, CommitteeKind committee)
    {
        var today = Days.Today(clock);
        return [.. await EmergenciesAsync(village, today), .. await AdmittedAsync(village, committee, today)];
    }

    private async Task<IEnumerable<VillageTask>> AdmittedAsync(Guid village, CommitteeKind committee, DateOnly today)
    {
        var naming = (await db.UnitReach.Where(own => own.FromUnitId == village).Join(db.UnitReach, own => own.ToUnitId, r => r.ToUnitId, (_, r) => r.FromUnitId).Distinct().ToListAsync()).ConvertAll(u => u.ToString()); // the village, those before it, and what lies above (settled S29)
        var other = committee == CommitteeKind.Villagers ? nameof(AppliesTo.Community) : nameof(AppliesTo.Village);
        return await db.Database.SqlQuery<VillageTask>($"""
            SELECT a.number, a.title, u.short_name AS unit, (a.decision ->> 'From')::date AS "From", coalesce(a.ends_on, (a.request ->> 'Until')::date) AS "Until", (a.request ->> 'MonthlyHours')::numeric AS hours, NULL::text AS "Order"
            FROM admissions a JOIN units u ON u.id = a.unit_id
            WHERE a.kind = 'TemporaryTask' AND a.status = 'Approved' AND a.discarded_at IS NULL
                AND (a.decision ->> 'From')::date <= {today} AND {today} <= coalesce(a.ends_on, (a.request ->> 'Until')::date)
                AND (a.request -> 'Item' ->> 'AppliesTo') IS DISTINCT FROM {other}
                AND ((a.request -> 'Villages' ->> 'Everywhere')::boolean OR jsonb_exists_any(a.request -> 'Villages' -> 'Units', {naming.ToArray()}))
            ORDER BY 5, a.id
            LIMIT {Most}
            """).ToListAsync();
    }

    private async Task<IEnumerable<VillageTask>> EmergenciesAsync(Guid village, DateOnly today)
    {
        var lasting = await (
            from m in db.EmergencyMatters.AsNoTracking().InForceOn(today)
            where m.Villages.Any(v => v.UnitId == village)
            orderby m.Id
            join u in db.Units on m.UnitId equals u.Id
            select new { m.Number, m.Title, Unit = u.ShortName, m.IssuedAt, m.EndedOn, m.Order }).Take(Most).ToListAsync();
        return lasting.Select(m => new VillageTask(m.Number, m.Title, m.Unit, Days.On(m.IssuedAt), m.EndedOn, null, $"{m.Order.Body} {m.Order.Number}"));
    }
}
