using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Units;

/// <summary>Which roles stand at which units, and which nobody holds together (product.md, domain 4.3).</summary>
public static class PostRules
{
    private static readonly Role[] Officers = [Role.Administrator, Role.SecurityOfficer, Role.Auditor];
    private static readonly Role[] NeverKeeper = [Role.VillageHead, Role.PartySecretary, Role.TownshipStaff];
    private static readonly Role[] Committee = [Role.VillageClerk, Role.VillageHead, Role.SealKeeper];

    /// <summary>Whether a post of this role can stand at a unit of this kind.</summary>
    /// <param name="role">The role.</param>
    /// <param name="kind">The kind of unit.</param>
    /// <returns>True if it can.</returns>
    public static bool StandsAt(Role role, UnitKind kind) => role switch
    {
        Role.VillageClerk or Role.VillageHead or Role.PartySecretary or Role.SupervisionMember or Role.SealKeeper => kind == UnitKind.Village,
        Role.TownshipStaff => kind is UnitKind.Township or UnitKind.Village, // at a village: 代办 (domain 4.6)
        Role.JusticeOffice => kind == UnitKind.Township,
        Role.Countersigner => kind is UnitKind.Township or UnitKind.Department,
        Role.DepartmentStaff => kind == UnitKind.Department,
        Role.SocialWorker => kind == UnitKind.SocialOrganisation,
        _ => kind == UnitKind.District,
    };

    /// <summary>Whether the end of a post of this role takes a security officer beside the administrator.</summary>
    /// <param name="role">The role.</param>
    /// <returns>True for administrator, security officer and auditor.</returns>
    public static bool EndsByTwo(Role role) => Officers.Contains(role);

    internal static void RequireUnitKind(Role role, UnitKind kind)
    {
        if (!StandsAt(role, kind)) throw new RuleViolationException("post.unit-kind", role);
    }

    /// <summary>Refuses a post beside those that stand in its time.</summary>
    internal static void RequireRoom(Role role, Guid unitId, IReadOnlyList<Post> standing)
    {
        if (standing.Any(p => p.Role == role && p.UnitId == unitId)) throw new RuleViolationException("post.already-held");
        RequireCompatible(role, unitId, standing);
    }

    /// <summary>Nobody ends the last one: without administrator or security officer nobody could be appointed any more.</summary>
    internal static void RequireSuccessor(Post ending, DateOnly day, IEnumerable<Post> ofRole)
    {
        if (!ofRole.Any(p => p.Role == ending.Role && p.PersonId != ending.PersonId && p.WorksOn(day) && p.To is null))
            throw new RuleViolationException("post.last-officer", ending.Role);
    }

    internal static void RequireCompatible(Role role, Guid unitId, IReadOnlyList<Post> standing)
    {
        if (!AreCompatible(role, unitId, standing)) throw new RuleViolationException("post.incompatible", role);
    }

    internal static bool AreCompatible(Role role, Guid unitId, IReadOnlyList<Post> standing) => !(
        (Officers.Contains(role) && standing.Any(p => Officers.Contains(p.Role) && p.Role != role))
        || (role == Role.SealKeeper && standing.Any(p => NeverKeeper.Contains(p.Role)))   // domain 4.3
        || (NeverKeeper.Contains(role) && standing.Any(p => p.Role == Role.SealKeeper))
        || (role == Role.SupervisionMember && standing.Any(p => p.UnitId == unitId && Committee.Contains(p.Role))) // domain 5.9
        || (Committee.Contains(role) && standing.Any(p => p.UnitId == unitId && p.Role == Role.SupervisionMember)));
}
