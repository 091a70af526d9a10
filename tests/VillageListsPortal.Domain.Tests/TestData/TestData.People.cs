using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Tests;

internal static partial class TestData
{
    private static readonly Actor Administrator = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.Administrator, Guid.CreateVersion7());
    private static readonly Actor SecurityOfficer = Administrator with { PersonId = Guid.CreateVersion7(), Role = Role.SecurityOfficer };

    /// <summary>A person with confirmed posts at one unit, from a year ago on.</summary>
    public static Person Person(Unit unit, params Role[] roles)
    {
        var person = new Person("张三", Administrator, Now);
        foreach (var role in roles) GrantPost(person, role, unit, (Today.AddYears(-1), null));
        return person;
    }

    public static void GrantPost(Person person, Role role, Unit unit, (DateOnly From, DateOnly? To) term) =>
        person.Confirm(person.Grant(role, unit, term, Administrator, Now), SecurityOfficer, Now);

    /// <summary>A new person acting in a post of that role at that unit.</summary>
    public static Actor Officer(Role role, Unit unit) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), role, unit.Id);

    /// <summary>The person acting in one of the posts held.</summary>
    public static Actor As(this Person person, Role role)
    {
        var post = person.Posts.First(p => p.Role == role);
        return new Actor(person.Id, post.Id, role, post.UnitId);
    }
}
