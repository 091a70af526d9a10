using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Features.Admissions;

/// <summary>The single way to admissions: the district sees all that has left its unit, also by a contest, a unit its own and what it was asked about (settled S6, S7).</summary>
public static class AdmissionReach
{
    public static IQueryable<Admission> ReachedBy(this IQueryable<Admission> admissions, PortalDb db, Officer officer)
    {
        var own = OwnUnits(db, officer);
        return officer.Role switch
        {
            Role.Reviewer or Role.Approver => admissions.Where(a => a.Number != null || a.ContestReason != null),
            _ when officer.Files() =>
                admissions.Where(a => own.Contains(a.UnitId) || db.Consultations.Any(c => c.AdmissionId == a.Id && own.Contains(c.UnitId))),
            _ when Policies.Table[Policies.ReadAdmissions].Contains(officer.Role) => admissions.Where(a => db.Consultations.Any(c => c.AdmissionId == a.Id && own.Contains(c.UnitId))),
            _ => admissions.Where(_ => false),
        };
    }

    /// <summary>The unit and those before it (settled S29): of what a post reaches, only they are of its own kind.</summary>
    public static IQueryable<Guid> OwnUnits(PortalDb db, Officer officer)
    {
        var (unit, kind) = (officer.UnitId, officer.UnitKind);
        return db.UnitReach.Where(r => r.FromUnitId == unit && db.Units.Any(u => u.Id == r.ToUnitId && u.Kind == kind)).Select(r => r.ToUnitId);
    }

    /// <summary>Whether the officer reads what his own unit asks for; a village asks for nothing.</summary>
    public static bool Files(this Officer officer) => officer.Role is Role.TownshipStaff or Role.DepartmentStaff or Role.Countersigner && !officer.IsVillage;

    /// <summary>Whether the officer belongs to the unit that asks.</summary>
    public static bool IsOf(this Admission admission, Officer officer) => admission.UnitId == officer.UnitId;

    /// <summary>Whether the officer works for the district.</summary>
    public static bool IsOfDistrict(this Officer officer) => officer.Role is Role.Reviewer or Role.Approver;
}
