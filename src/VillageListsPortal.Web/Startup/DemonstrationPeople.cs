using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Startup;

/// <summary>The officers of the demonstration with their posts and accounts, and the seal policies of its three villages.</summary>
public static class DemonstrationPeople
{
    public static async Task SeedAsync(PortalDb db, IPasswordHasher<Account> hasher, DateTimeOffset now)
    {
        var units = (await db.Units.ToListAsync()).GroupBy(u => u.Code ?? u.ShortName, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var persons = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var officer in DemonstrationOfficers.All)
        {
            var person = new Person(officer.Name, ActorOf(persons, "admin", Role.Administrator), now);
            foreach (var (role, unit) in officer.Posts) Appoint(person, role, units[unit], persons, now);
            persons.Add(officer.Account, person);
            db.Persons.Add(person);
            db.Users.Add(AccountOf(officer.Account, person, hasher));
        }

        foreach (var village in new[] { "jiangkou", "xixin", "wenquan" }) db.SealPolicies.Add(PolicyOf(village, persons, now));
        await db.SaveChangesAsync();
    }

    /// <summary>The first three are appointed by the portal itself, all others by administrator and security officer.</summary>
    private static void Appoint(Person person, Role role, Unit unit, Dictionary<string, Person> persons, DateTimeOffset now)
    {
        var first = role is Role.Administrator or Role.SecurityOfficer or Role.Auditor;
        var post = person.Grant(role, unit, (DemonstrationUnits.From, null), first ? Actor.System : ActorOf(persons, "admin", Role.Administrator), now);
        person.Confirm(post, first ? Actor.System : ActorOf(persons, "security", Role.SecurityOfficer), now);
    }

    private static Actor ActorOf(Dictionary<string, Person> persons, string account, Role role) =>
        persons.TryGetValue(account, out var person) && person.Posts.First(p => p.Role == role) is { } post
            ? new Actor(person.Id, post.Id, role, post.UnitId)
            : Actor.System;

    private static Account AccountOf(string name, Person person, IPasswordHasher<Account> hasher)
    {
        var account = new Account
        {
            PersonId = person.Id,
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
        };
        account.PasswordHash = hasher.HashPassword(account, DemonstrationOfficers.Password);
        return account;
    }

    /// <summary>江口村's head has named the party secretary as 委托签批人 for 2026 (domain 4.3).</summary>
    private static SealPolicy PolicyOf(string village, Dictionary<string, Person> persons, DateTimeOffset now)
    {
        var head = ActorOf(persons, $"head.{village}", Role.VillageHead);
        var policy = new SealPolicy(head.UnitId!.Value, DemonstrationUnits.From);
        if (persons.TryGetValue($"secretary.{village}", out var secretary))
        {
            policy.Name(secretary, "ZM-07", (new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1)), new DateOnly(2025, 12, 25), head, now);
        }

        return policy;
    }
}
