using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Tests.Units;

public sealed class PersonTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private readonly Actor administrator = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.Administrator, null);
    private readonly Actor security = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.SecurityOfficer, null);
    private readonly Unit village = TestUnits.Of(UnitKind.Village);
    private readonly Person person = new("周明", Actor.System, Now);

    [Fact]
    public void A_grant_works_only_after_it_is_confirmed()
    {
        var post = Granted();
        Assert.False(post.WorksOn(Today));
        person.Confirm(post, security, Now);
        Assert.True(post.WorksOn(Today));
        Assert.Equal(["PersonRegistered", "PostGranted", "PostConfirmed"], person.Events.Select(e => e.GetType().Name));
    }

    [Fact]
    public void Nobody_grants_a_post_to_himself()
    {
        var himself = new Actor(person.Id, null, Role.Administrator, null);
        Refused("post.not-to-oneself", () => person.Grant(Role.VillageClerk, village, (Today, null), himself, Now));
    }

    [Theory]
    [InlineData(Role.SecurityOfficer)]
    [InlineData(Role.VillageHead)]
    [InlineData(null)]
    public void Only_the_administrator_grants(Role? role) =>
        Refused("post.only-administrator", () => person.Grant(Role.VillageClerk, village, (Today, null), new Actor(Guid.CreateVersion7(), null, role, null), Now));

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(null)]
    public void Only_the_security_officer_confirms(Role? role)
    {
        var post = Granted();
        Refused("post.only-security-officer", () => person.Confirm(post, new Actor(Guid.CreateVersion7(), null, role, null), Now));
        Assert.False(post.WorksOn(Today));
    }

    [Fact]
    public void Who_granted_does_not_confirm_and_nobody_confirms_his_own()
    {
        var post = Granted();
        Refused("post.confirm-by-other", () => person.Confirm(post, administrator with { Role = Role.SecurityOfficer }, Now));
        Refused("post.confirm-by-other", () => person.Confirm(post, new Actor(person.Id, null, Role.SecurityOfficer, null), Now));
    }

    [Fact]
    public void The_portal_itself_grants_and_confirms_the_first_officers()
    {
        var post = person.Grant(Role.Administrator, TestUnits.Of(UnitKind.District), (Today, null), Actor.System, Now);
        person.Confirm(post, Actor.System, Now);
        Assert.True(post.WorksOn(Today));
    }

    [Fact]
    public void A_grant_is_confirmed_once()
    {
        var post = Granted();
        person.Confirm(post, security, Now);
        Refused("post.already-confirmed", () => person.Confirm(post, security, Now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(6)] // one day of both
    public void The_same_post_is_not_held_twice_at_once(int? days)
    {
        person.Grant(Role.VillageClerk, village, (Today, days is { } d ? Today.AddDays(d) : null), administrator, Now);
        Refused("post.already-held", () => person.Grant(Role.VillageClerk, village, (Today.AddDays(5), null), administrator, Now));
    }

    [Fact]
    public void A_grant_is_confirmed_until_the_last_day_of_its_term()
    {
        var post = person.Grant(Role.VillageClerk, village, (Today, Today.AddDays(3)), administrator, Now);
        Refused("post.already-ended", () => person.Confirm(post, security, Now.AddDays(3)));
        person.Confirm(post, security, Now.AddDays(2));
        Assert.True(post.WorksOn(Today.AddDays(2)));
    }

    [Fact]
    public void A_term_ends_after_it_begins() =>
        Refused("post.term", () => person.Grant(Role.VillageClerk, village, (Today, Today), administrator, Now));

    [Fact]
    public void An_ended_post_works_until_the_day_before()
    {
        var post = Granted();
        person.Confirm(post, security, Now);
        person.End(post, Today.AddDays(3), administrator, Now);
        Assert.True(post.WorksOn(Today.AddDays(2)));
        Assert.False(post.WorksOn(Today.AddDays(3)));
        Refused("post.already-ended", () => person.End(post, Today.AddDays(3), administrator, Now));
        person.End(post, Today, administrator, Now); // sooner is possible
        Assert.False(post.WorksOn(Today));
        Assert.Equal(["VillageClerk", "VillageClerk"], person.Events.OfType<PostEnded>().Select(e => e.Before));
    }

    [Fact]
    public void A_post_refused_before_it_began_never_works_and_frees_its_place()
    {
        var post = person.Grant(Role.VillageClerk, village, (Today.AddDays(10), null), administrator, Now);
        person.Refuse(post, security, Now);
        Assert.Equal("VillageClerk", person.Events.OfType<PostRefused>().Single().Before);
        Refused("post.already-ended", () => person.Confirm(post, security, Now));
        person.Grant(Role.VillageClerk, village, (Today, null), administrator, Now);
        Assert.All(Enumerable.Range(0, 20), d => Assert.False(post.WorksOn(Today.AddDays(d))));
    }

    [Fact]
    public void A_post_ended_from_a_day_before_its_first_leaves_its_place_as_if_it_had_not_been()
    {
        var post = person.Grant(Role.VillageClerk, village, (Today.AddDays(10), null), administrator, Now);
        person.End(post, Today.AddDays(5), administrator, Now);
        Assert.Equal(post.From, post.To);
        person.Grant(Role.VillageClerk, village, (Today, null), administrator, Now);
    }

    [Fact]
    public void A_clerk_ends_no_posts()
    {
        var post = Granted();
        Refused("post.only-administrator", () => person.End(post, Today, new Actor(Guid.CreateVersion7(), null, Role.VillageClerk, village.Id), Now));
    }

    [Fact]
    public void A_refused_grant_frees_its_place_from_its_first_day_on()
    {
        var post = person.Grant(Role.VillageHead, village, (Today.AddDays(-5), null), administrator, Now);
        person.Refuse(post, security, Now);
        Assert.False(post.WorksOn(Today));
        person.Confirm(person.Grant(Role.SealKeeper, village, (Today.AddDays(-5), null), administrator, Now), security, Now);
    }

    [Fact]
    public void The_security_officer_refuses_a_grant_and_ends_no_post_that_works()
    {
        var post = Granted();
        Refused("post.only-security-officer", () => person.Refuse(post, administrator, Now));
        person.Confirm(post, security, Now);
        Refused("post.already-confirmed", () => person.Refuse(post, security, Now));
        Refused("post.only-administrator", () => person.End(post, Today, security, Now));
        Assert.True(post.WorksOn(Today));
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.SecurityOfficer)]
    [InlineData(Role.Auditor)]
    public void The_post_of_an_officer_works_until_the_security_officer_has_confirmed_its_end(Role role)
    {
        var post = Officer(person, role);
        var other = Officer(new Person("何静", Actor.System, Now), role);
        Refused("post.end-not-asked", () => person.ConfirmEnd(post, [post, other], security, Now));
        person.End(post, Today.AddDays(1), administrator, Now);
        Assert.True(post.EndWaits);
        Assert.True(post.WorksOn(Today.AddDays(9)));
        Refused("post.only-security-officer", () => person.ConfirmEnd(post, [post, other], administrator, Now));
        Refused("post.confirm-by-other", () => person.ConfirmEnd(post, [post, other], administrator with { Role = Role.SecurityOfficer }, Now));

        person.ConfirmEnd(post, [post, other], security, Now.AddDays(3));
        Assert.True(post.WorksOn(Today.AddDays(2))); // a late confirmation takes nothing back
        Assert.False(post.WorksOn(Today.AddDays(3)));
        Assert.False(post.EndWaits);
        Assert.Equal(role.ToString(), person.Events.OfType<PostEnded>().Single().Before);
    }

    [Fact] // product.md, roles
    public void An_end_that_is_confirmed_before_its_day_comes_on_its_day()
    {
        var post = Officer(person, Role.Auditor);
        person.End(post, Today.AddDays(9), administrator, Now);
        person.ConfirmEnd(post, [post, Officer(new Person("何静", Actor.System, Now), Role.Auditor)], security, Now);
        Assert.True(post.WorksOn(Today.AddDays(8)));
        Assert.False(post.WorksOn(Today.AddDays(9)));
    }

    [Fact]
    public void The_end_of_an_officers_post_is_not_asked_for_once_its_term_is_over()
    {
        var post = person.Grant(Role.Auditor, TestUnits.Of(UnitKind.District), (Today, Today.AddDays(9)), Actor.System, Now);
        person.Confirm(post, Actor.System, Now);
        Refused("post.already-ended", () => person.End(post, Today.AddDays(9), administrator, Now));
        person.End(post, Today.AddDays(8), administrator, Now);
        Assert.True(post.EndWaits);
    }

    [Fact]
    public void A_security_officer_may_confirm_the_end_of_his_own_post_that_another_asked_for()
    {
        var post = Officer(person, Role.SecurityOfficer);
        person.End(post, Today, administrator, Now);
        person.ConfirmEnd(post, [post, Officer(new Person("何静", Actor.System, Now), Role.SecurityOfficer)], new Actor(person.Id, post.Id, Role.SecurityOfficer, null), Now);
        Assert.False(post.WorksOn(Today));
    }

    [Fact]
    public void An_end_that_is_refused_leaves_the_post_as_it_was()
    {
        var post = Officer(person, Role.Auditor);
        person.End(post, Today, administrator, Now);
        Refused("post.only-security-officer", () => person.RefuseEnd(post, administrator, Now));
        person.RefuseEnd(post, security, Now);
        Assert.True(post.WorksOn(Today));
        Refused("post.end-not-asked", () => person.RefuseEnd(post, security, Now));
        Assert.Equal(["PostEndAsked", "PostEndRefused"], person.Events.Select(e => e.GetType().Name).TakeLast(2));
    }

    [Fact]
    public void The_last_officer_of_a_role_stays()
    {
        var post = Officer(person, Role.SecurityOfficer);
        var other = new Person("何静", Actor.System, Now);
        var waiting = other.Grant(Role.SecurityOfficer, TestUnits.Of(UnitKind.District), (Today, null), administrator, Now);
        var forAWhile = new Person("罗建平", Actor.System, Now).Grant(Role.SecurityOfficer, TestUnits.Of(UnitKind.District), (Today, Today.AddDays(30)), Actor.System, Now);
        var auditor = Officer(new Person("谭晓东", Actor.System, Now), Role.Auditor);
        person.End(post, Today, administrator, Now);
        Refused("post.last-officer", () => person.ConfirmEnd(post, [post, waiting, forAWhile, auditor], security, Now));
        Assert.True(post.WorksOn(Today));
    }

    [Fact]
    public void A_grant_of_an_officers_post_that_does_not_work_yet_is_ended_by_the_administrator_alone()
    {
        var post = person.Grant(Role.Auditor, TestUnits.Of(UnitKind.District), (Today, null), administrator, Now);
        person.End(post, Today, administrator, Now);
        Assert.False(post.EndWaits);
        Refused("post.already-ended", () => person.Confirm(post, security, Now));
    }

    [Theory]
    [InlineData("", "name.missing")]
    [InlineData("   ", "name.missing")]
    [InlineData("周\0明", "text.nul")]
    [InlineData("周\u200B明", "name.unseen-character")]
    [InlineData("周\uE000明", "name.unseen-character")]
    public void A_person_has_a_safe_name(string name, string code) => Refused(code, () => _ = new Person(name, Actor.System, Now));

    private static Post Officer(Person person, Role role)
    {
        var post = person.Grant(role, TestUnits.Of(UnitKind.District), (Today, null), Actor.System, Now);
        person.Confirm(post, Actor.System, Now);
        return post;
    }

    private Post Granted() => person.Grant(Role.VillageClerk, village, (Today, null), administrator, Now);

    private static void Refused(string code, Action act) => Assert.Equal(code, Assert.Throws<RuleViolationException>(act).Code);
}
