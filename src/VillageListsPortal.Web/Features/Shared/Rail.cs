using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>One entry of the left rail; its text is the resource <c>rail.{Name}</c>.</summary>
public sealed record RailEntry(string Name, string Href, string Icon);

/// <summary>At most eight entries by role, the four most used first (experience.md).</summary>
public static class Rail
{
    private static readonly RailEntry Work = new("work", "/work", "bi-inbox");
    private static readonly RailEntry Issue = new("issue", "/certificates/new", "bi-file-earmark-plus");
    private static readonly RailEntry Register = new("register", "/certificates", "bi-file-earmark-text");
    private static readonly RailEntry Seal = new("seal", "/certificates/seal", "bi-vector-pen");
    private static readonly RailEntry SealRegister = new("seal-register", "/certificates/seal-register", "bi-journal-check");
    private static readonly RailEntry Admissions = new("admissions", "/admissions", "bi-arrow-repeat");
    private static readonly RailEntry Reviews = new("reviews", "/reviews", "bi-clipboard-check");
    private static readonly RailEntry Lists = new("lists", "/lists/certificate", "bi-list-check");
    private static readonly RailEntry Verify = new("verify", "/verify", "bi-qr-code-scan");
    private static readonly RailEntry People = new("people", "/admin/people", "bi-people");
    private static readonly RailEntry Units = new("units", "/admin/units", "bi-diagram-3");
    private static readonly RailEntry Calendar = new("calendar", "/admin/calendar", "bi-calendar3");
    private static readonly RailEntry Settings = new("settings", "/admin/settings", "bi-sliders");
    private static readonly RailEntry Journal = new("journal", "/journal", "bi-clock-history");
    private static readonly RailEntry SignIns = new("sign-ins", "/journal/sign-ins", "bi-door-open");

    public static IReadOnlyList<RailEntry> Of(Role role, UnitKind unit) => role switch
    {
        Role.Countersigner when unit == UnitKind.Department => [Work, Admissions, Lists, Reviews, Verify],
        Role.VillageClerk => [Work, Issue, Register, Admissions, Lists, Seal, SealRegister, Verify],
        Role.VillageHead or Role.PartySecretary => [Work, Register, Admissions, Seal, Lists, SealRegister, Verify],
        Role.SealKeeper => [Work, SealRegister, Register, Admissions, Lists, Seal, Verify],
        Role.SupervisionMember => [Work, Register, SealRegister, Lists, Seal, Verify],
        Role.TownshipStaff when unit == UnitKind.Village => [Work, Register, Lists, Verify],
        Role.TownshipStaff or Role.Countersigner => [Work, Admissions, Register, Lists, Verify],
        Role.Reviewer or Role.Approver => [Work, Admissions, Register, Lists, Reviews, Verify],
        Role.DepartmentStaff => [Work, Admissions, Lists, Reviews, Verify],
        Role.Administrator => [Work, People, Units, Settings, Calendar, Lists, Verify],
        Role.SecurityOfficer => [Work, People, SignIns, Lists, Verify],
        Role.Auditor => [Work, Journal, SignIns, Lists, Verify],
        _ => [Work, Lists, Verify],
    };
}
