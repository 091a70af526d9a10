using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions.Emergencies;

/// <summary>The single way to emergency matters: the district sees all, a unit its own, a village those that concern it, a township those of its villages (settled S6, S7).</summary>
public static class EmergencyReach
{
    public static IQueryable<EmergencyMatter> ReachedBy(this IQueryable<EmergencyMatter> matters, PortalDb db, Officer officer)
    {
        if (!officer.Passes(Policies.ReadAdmissions)) return matters.Where(_ => false);
        if (officer.IsOfDistrict()) return matters;
        var unit = officer.UnitId;
        var reached = db.UnitReach.Where(r => r.FromUnitId == unit).Select(r => r.ToUnitId);
        return matters.Where(m => reached.Contains(m.UnitId) || m.Villages.Any(v => reached.Contains(v.UnitId)));
    }

    /// <summary>Whether the officer belongs to the unit that issued it.</summary>
    public static bool IsOf(this EmergencyMatter matter, Officer officer) => matter.UnitId == officer.UnitId;

    /// <summary>In force on that day: not ended, or on its last day.</summary>
    public static IQueryable<EmergencyMatter> InForceOn(this IQueryable<EmergencyMatter> matters, DateOnly day) => matters.Where(m => m.EndedOn == null || m.EndedOn >= day);

    /// <summary>Those whose filing is owed and was due before today.</summary>
    public static IQueryable<EmergencyMatter> Overdue(this IQueryable<EmergencyMatter> matters, DateOnly today, DistrictRules rules)
    {
        var inTime = Domain.Shared.Days.StartOf(rules.FilingInTimeSince(today));
        return matters.Where(m => EmergencyWorkflow.Owed.Contains(m.Status) && m.FilingSince < inTime);
    }

    /// <summary>Those whose filing is owed and due soon or overdue: amber or red.</summary>
    public static IQueryable<EmergencyMatter> Urgent(this IQueryable<EmergencyMatter> matters, DateOnly today, DistrictRules rules)
    {
        var calm = Domain.Shared.Days.StartOf(rules.FilingCalmSince(today));
        return matters.Where(m => EmergencyWorkflow.Owed.Contains(m.Status) && m.FilingSince < calm);
    }

    /// <summary>The day on which this response was recorded as over, by the district or by the unit itself; null where it lasts.</summary>
    public static Task<DateOnly?> OverAsync(this PortalDb db, string orderNumber, Guid unit) => db.EmergencyMatters
        .Where(m => m.OrderNumber == orderNumber && m.EndedOn != null && (m.EndedByDistrict || m.UnitId == unit)).OrderByDescending(m => m.EndedOn).Select(m => m.EndedOn).FirstOrDefaultAsync();
}
