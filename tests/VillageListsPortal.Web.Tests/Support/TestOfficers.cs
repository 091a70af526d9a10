using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Tests.Support;

/// <summary>People with a confirmed post and an account, made by the same verbs as in the portal.</summary>
public static class TestOfficers
{
    /// <summary>The district, without villages.</summary>
    public static Unit District() => new(UnitKind.District, "500112000000", null, new UnitTitle("渝北区", "重庆市渝北区"), new DateOnly(2000, 1, 1));

    public static async Task<(Account Account, Post Post)> AppointAsync(PortalDb db, Role role, Unit unit, DateTimeOffset now)
    {
        if (!db.Units.Any(u => u.Id == unit.Id)) db.Units.Add(unit);
        var person = new Person("试用人员", Actor.System, now);
        var post = person.Grant(role, unit, (Days.On(now).AddDays(-30), null), new Actor(Guid.CreateVersion7(), null, Role.Administrator, null), now);
        person.Confirm(post, new Actor(Guid.CreateVersion7(), null, Role.SecurityOfficer, null), now);
        var name = "u" + person.Id.ToString("N");
        var account = new Account { UserName = name, NormalizedUserName = name.ToUpperInvariant(), PersonId = person.Id, SecurityStamp = Guid.CreateVersion7().ToString("N") };
        db.Persons.Add(person);
        db.Set<Account>().Add(account);
        await db.SaveChangesAsync();
        return (account, post);
    }

    /// <summary>Gives somebody of the demonstration another post.</summary>
    public static async Task AppointAsync(this PortalFixture portal, string account, Role role, string unit)
    {
        var (person, at) = ((await portal.PersonAsync(account)).Id, await portal.UnitAsync(unit));
        await portal.InDatabaseAsync(async db =>
        {
            var (found, now) = (await db.Persons.Include(p => p.Posts).SingleAsync(p => p.Id == person), portal.Clock.GetUtcNow());
            var post = found.Grant(role, at, (Days.On(now), null), new Actor(Guid.CreateVersion7(), null, Role.Administrator, null), now);
            found.Confirm(post, new Actor(Guid.CreateVersion7(), null, Role.SecurityOfficer, null), now);
            return await db.SaveChangesAsync();
        });
    }
}
