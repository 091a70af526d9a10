using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Tests.Units;

public sealed class PostRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly Actor Administrator = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.Administrator, null);

    /// <summary>Written down anew, so that a change of the rules must be made twice (product.md, roles).</summary>
    private static readonly Dictionary<Role, UnitKind[]> Places = new()
    {
        [Role.VillageClerk] = [UnitKind.Village],
        [Role.VillageHead] = [UnitKind.Village],
        [Role.PartySecretary] = [UnitKind.Village],
        [Role.SupervisionMember] = [UnitKind.Village],
        [Role.SealKeeper] = [UnitKind.Village],
        [Role.TownshipStaff] = [UnitKind.Township, UnitKind.Village],
        [Role.Countersigner] = [UnitKind.Township, UnitKind.Department],
        [Role.JusticeOffice] = [UnitKind.Township],
        [Role.DepartmentStaff] = [UnitKind.Department],
        [Role.Reviewer] = [UnitKind.District],
        [Role.Approver] = [UnitKind.District],
        [Role.Administrator] = [UnitKind.District],
        [Role.SecurityOfficer] = [UnitKind.District],
        [Role.Auditor] = [UnitKind.District],
        [Role.SocialWorker] = [UnitKind.SocialOrganisation],
    };

    /// <summary>Never together, wherever.</summary>
    private static readonly (Role, Role)[] Never =
    [
        (Role.Administrator, Role.SecurityOfficer), (Role.Administrator, Role.Auditor), (Role.SecurityOfficer, Role.Auditor),
        (Role.SealKeeper, Role.VillageHead), (Role.SealKeeper, Role.PartySecretary), (Role.SealKeeper, Role.TownshipStaff),
    ];

    /// <summary>Never together in one village.</summary>
    private static readonly (Role, Role)[] NeverInOneVillage =
    [
        (Role.SupervisionMember, Role.VillageClerk), (Role.SupervisionMember, Role.VillageHead), (Role.SupervisionMember, Role.SealKeeper),
    ];

    public static TheoryData<Role, UnitKind> RolesAndKinds()
    {
        var data = new TheoryData<Role, UnitKind>();
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var kind in Enum.GetValues<UnitKind>()) data.Add(role, kind);
        }

        return data;
    }

    public static TheoryData<Role, Role> Pairs()
    {
        var data = new TheoryData<Role, Role>();
        foreach (var first in Enum.GetValues<Role>())
        {
            foreach (var second in Enum.GetValues<Role>().Where(r => r != first)) data.Add(first, second);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(RolesAndKinds))]
    public void Each_role_stands_at_its_kinds_of_unit_only(Role role, UnitKind kind)
    {
        Assert.Equal(Places[role].Contains(kind), PostRules.StandsAt(role, kind));
        var refused = Code(() => new Person("周明", Actor.System, Now).Grant(role, TestUnits.Of(kind), (new DateOnly(2026, 1, 1), null), Administrator, Now));
        Assert.Equal(Places[role].Contains(kind) ? null : "post.unit-kind", refused);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_roles_in_the_same_units_go_together_unless_the_table_forbids_it(Role first, Role second)
    {
        var units = Enum.GetValues<UnitKind>().ToDictionary(k => k, TestUnits.Of);
        var forbidden = IsIn(Never, first, second) || IsIn(NeverInOneVillage, first, second);
        Assert.Equal(forbidden ? "post.incompatible" : null, GrantBoth(first, units[Places[first][^1]], second, units[Places[second][^1]]));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_roles_in_different_units_go_together_unless_forbidden_everywhere(Role first, Role second) =>
        Assert.Equal(IsIn(Never, first, second) ? "post.incompatible" : null, GrantBoth(first, TestUnits.Of(Places[first][^1]), second, TestUnits.Of(Places[second][^1])));

    [Fact]
    public void Roles_that_exclude_each_other_may_follow_each_other()
    {
        var village = TestUnits.Of(UnitKind.Village);
        var person = new Person("周明", Actor.System, Now);
        person.Grant(Role.VillageHead, village, (new DateOnly(2023, 1, 1), new DateOnly(2026, 1, 1)), Administrator, Now);
        person.Grant(Role.SealKeeper, village, (new DateOnly(2026, 1, 1), null), Administrator, Now);
        Assert.Equal(2, person.Posts.Count);
    }

    private static string? GrantBoth(Role first, Unit there, Role second, Unit here)
    {
        var person = new Person("周明", Actor.System, Now);
        person.Grant(first, there, (new DateOnly(2026, 1, 1), null), Administrator, Now);
        return Code(() => person.Grant(second, here, (new DateOnly(2026, 2, 1), null), Administrator, Now));
    }

    private static bool IsIn((Role, Role)[] pairs, Role a, Role b) => pairs.Contains((a, b)) || pairs.Contains((b, a));

    private static string? Code(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (RuleViolationException e)
        {
            return e.Code;
        }
    }
}
