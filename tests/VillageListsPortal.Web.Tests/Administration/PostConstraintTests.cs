using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Startup;
using VillageListsPortal.Web.Tests.Database;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Administration;

/// <summary>What nobody holds together nobody holds, however many ask at once and whatever the code does (product.md, roles; 0007_PostsAndSessions.sql).</summary>
public sealed class PostConstraintTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly Guid Administrator = Guid.CreateVersion7();
    private static readonly Guid Security = Guid.CreateVersion7();

    [Fact]
    public async Task Of_grants_at_once_that_exclude_each_other_one_holds()
    {
        using var admin = await portal.SignInAsync("admin");
        for (var round = 0; round < 3; round++)
        {
            var person = await NewPersonAsync();
            var answers = await GrantAsync(admin, person, (Role.Administrator, ""), (Role.SecurityOfficer, ""), (Role.Auditor, ""));
            Assert.Equal(1, answers.Count(a => a == HttpStatusCode.Found));
            Assert.All(answers, a => Assert.True(a is HttpStatusCode.Found or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict, $"{(int)a}"));
            Assert.Equal(1, await portal.InDatabaseAsync(db => db.Posts.CountAsync(p => p.PersonId == person)));
        }
    }

    [Fact]
    public async Task Of_the_same_grant_at_once_one_holds_and_a_keeper_does_not_become_head()
    {
        using var admin = await portal.SignInAsync("admin");
        var person = await NewPersonAsync();
        var same = await GrantAsync(admin, person, (Role.SealKeeper, DemonstrationOfficers.Jiangkou), (Role.SealKeeper, DemonstrationOfficers.Jiangkou), (Role.VillageHead, DemonstrationOfficers.Xixin), (Role.PartySecretary, DemonstrationOfficers.Xixin));
        Assert.InRange(same.Count(a => a == HttpStatusCode.Found), 1, 2); // keeper once, or head and secretary
        var roles = await portal.InDatabaseAsync(db => db.Posts.Where(p => p.PersonId == person).Select(p => p.Role).ToListAsync());
        Assert.Equal(roles.Distinct().Count(), roles.Count);
        Assert.True(!roles.Contains(Role.SealKeeper) || roles.Count == 1, string.Join(',', roles));
    }

    [Fact]
    public async Task The_rules_are_asked_again_at_the_confirmation()
    {
        var person = await NewPersonAsync();
        await portal.AsOwnerAsync($"ALTER TABLE posts DISABLE TRIGGER post_has_room; {Row(person, "Auditor")}; {Row(person, "Administrator")}; SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE posts ENABLE TRIGGER post_has_room");
        using var security = await portal.SignInAsync("security");
        foreach (var form in await FormsOfAsync(security, person))
        {
            using var answer = await security.SendAsync("/admin/posts", form);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        Assert.False(await portal.InDatabaseAsync(db => db.Posts.AnyAsync(p => p.PersonId == person && p.ConfirmedAt != null)));
        using var refused = await security.SendAsync("/admin/posts", (await FormsOfAsync(security, person))[0], ("Refuse", "true"));
        using var confirmed = await security.SendAsync("/admin/posts", Assert.Single(await FormsOfAsync(security, person)));
        Assert.Equal(HttpStatusCode.Found, confirmed.StatusCode);
    }

    [Fact]
    public async Task The_database_refuses_what_nobody_may_hold()
    {
        var person = await NewPersonAsync();
        await portal.AsApplicationAsync(Row(person, "Auditor"));
        var twice = await RefusedAsync(Row(person, "Auditor"));
        Assert.Equal((PostgresErrorCodes.ExclusionViolation, "one_post_at_a_time"), (twice.SqlState, twice.ConstraintName));
        Assert.Equal("compatible_posts", (await RefusedAsync(Row(person, "SecurityOfficer"))).ConstraintName);
        Assert.Equal("compatible_posts", (await RefusedAsync($"UPDATE posts SET role = 'Administrator' WHERE person_id = '{person}'; {Row(person, "Auditor")}")).ConstraintName);

        // one after the other is no clash
        await portal.AsApplicationAsync($"UPDATE posts SET \"to\" = '2026-06-01' WHERE person_id = '{person}'");
        await portal.AsApplicationAsync(Row(person, "SecurityOfficer").Replace("2026-01-01", "2026-06-01", StringComparison.Ordinal));
        Assert.Equal("compatible_posts", (await RefusedAsync($"UPDATE posts SET \"to\" = NULL WHERE person_id = '{person}' AND role = 'Auditor'")).ConstraintName);
    }

    [Fact]
    public async Task The_database_refuses_a_confirmation_by_who_granted_or_receives()
    {
        var person = await NewPersonAsync();
        await portal.AsApplicationAsync(Row(person, "Auditor"));
        foreach (var (change, constraint) in new[]
        {
            ($"confirmed_by = '{Administrator}', confirmed_at = now()", "post_confirmed_by_another"),
            ("confirmed_by = person_id, confirmed_at = now()", "post_confirmed_by_another"),
            ("confirmed_at = now()", "post_confirmed_whole"),
            ("granted_by = person_id", "post_granted_by_another"),
            ($"end_day = '2026-05-01', end_asked_by = '{Security}', end_asked_at = now(), end_confirmed_by = '{Security}'", "post_end_confirmed_by_another"),
            ("end_day = '2026-05-01'", "post_end_asked_whole"),
            ("\"to\" = '2025-12-31'", "post_ends_after_start"),
        })
        {
            var refused = await RefusedAsync($"ALTER TABLE posts DISABLE TRIGGER post_has_room; UPDATE posts SET {change} WHERE person_id = '{person}'", portal.Settings.OwnerConnection!);
            Assert.Equal((change, constraint), (change, refused.ConstraintName));
        }

        var slip = await RefusedAsync("UPDATE accounts SET slip_by = person_id, slip_confirmed_by = person_id WHERE user_name = 'clerk.jiangkou'");
        Assert.Equal("slip_confirmed_by_another", slip.ConstraintName);
    }

    [Fact]
    public async Task The_database_and_the_domain_have_one_rule_for_every_pair_of_roles()
    {
        var now = portal.Clock.GetUtcNow();
        var units = await portal.InDatabaseAsync(db => db.Units.ToListAsync());
        foreach (var first in Enum.GetValues<Role>())
        {
            foreach (var second in Enum.GetValues<Role>().Where(r => r != first))
            {
                foreach (var (here, there) in PlacesOf(units, first, second))
                {
                    var inDatabase = (bool)(await portal.AsOwnerAsync("SELECT posts_go_together($1, $2, $3, $4)", first.ToString(), here.Id, second.ToString(), there.Id))!;
                    Assert.Equal((first, second, here == there, InDomain(first, here, second, there, now)), (first, second, here == there, inDatabase));
                }
            }
        }
    }

    /// <summary>The same unit where both stand at it, and two units.</summary>
    private static IEnumerable<(Unit, Unit)> PlacesOf(List<Unit> units, Role first, Role second)
    {
        if (units.Find(u => PostRules.StandsAt(first, u.Kind) && PostRules.StandsAt(second, u.Kind)) is { } both) yield return (both, both);
        yield return (units.Find(u => PostRules.StandsAt(first, u.Kind))!, units.FindLast(u => PostRules.StandsAt(second, u.Kind))!);
    }

    private static bool InDomain(Role first, Unit here, Role second, Unit there, DateTimeOffset now)
    {
        var person = new Person("周明", Actor.System, now);
        person.Grant(first, here, (Days.On(now), null), Actor.System, now);
        try
        {
            person.Grant(second, there, (Days.On(now), null), Actor.System, now);
            return true;
        }
        catch (RuleViolationException e)
        {
            Assert.Equal("post.incompatible", e.Code);
            return false;
        }
    }

    private async Task<IReadOnlyList<HttpStatusCode>> GrantAsync(HttpClient admin, Guid person, params (Role Role, string Unit)[] grants)
    {
        var forms = new List<IHtmlDocument>();
        foreach (var grant in grants) forms.Add(await admin.PageAsync($"/admin/people/{person}/grant"));
        var answers = await Task.WhenAll(grants.Zip(forms, (g, form) => admin.PostFormAsync($"/admin/people/{person}/grant", form, ("Role", g.Role.ToString()), ("UnitSearch", g.Unit))));
        foreach (var answer in answers) answer.Dispose();
        return [.. answers.Select(a => a.StatusCode)];
    }

    private static async Task<IReadOnlyList<IHtmlFormElement>> FormsOfAsync(HttpClient security, Guid person) =>
        [.. (await security.PageAsync("/admin/posts")).QuerySelectorAll("li").Where(li => li.QuerySelector($"a[href$='{person}']") is not null).Select(li => (IHtmlFormElement)li.QuerySelector("form")!)];

    private Task<Guid> NewPersonAsync() => portal.InDatabaseAsync(async db =>
    {
        var person = new Person("试用人员", Actor.System, portal.Clock.GetUtcNow());
        db.Persons.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    });

    private static string Row(Guid person, string role) =>
        $"INSERT INTO posts (id, person_id, role, unit_id, \"from\", granted_by, granted_at) SELECT gen_random_uuid(), '{person}', '{role}', id, '2026-01-01', '{Administrator}', now() FROM units WHERE kind = 'District'";

    private Task<PostgresException> RefusedAsync(string sql, string? connection = null) => OwnerSql.RefusedAsync(connection ?? portal.Settings.AppConnection, sql);
}
