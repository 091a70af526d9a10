using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Tests.Units;

/// <summary>What becomes of the posts of a unit on the day of its merger or split (S29).</summary>
public sealed class PassingPostTests
{
    private static readonly DateOnly Day = TestData.Today.AddDays(10);
    private readonly Actor administrator = TestData.Officer(Role.Administrator, TestData.District());
    private readonly Unit old = TestData.Village();
    private readonly Unit successor = TestData.Village("500112128230");

    [Fact] // S29, without a new confirmation
    public void A_post_passes_as_it_is_confirmation_included()
    {
        var head = TestData.Person(old, Role.VillageHead);
        var before = head.Posts[0];
        var after = Pass(head, before)!;
        Assert.True(before.WorksOn(Day.AddDays(-1)));
        Assert.False(before.WorksOn(Day));
        Assert.False(after.WorksOn(Day.AddDays(-1)));
        Assert.True(after.WorksOn(Day));
        Assert.Equal((Role.VillageHead, successor.Id, before.Id), (after.Role, after.UnitId, after.PassedFrom));
        Assert.Equal((before.GrantedBy, before.ConfirmedBy), (after.GrantedBy, after.ConfirmedBy));
        Assert.Single(head.Events.OfType<PostPassed>());
    }

    [Fact]
    public void A_post_not_yet_confirmed_still_waits_after_it_has_passed()
    {
        var person = TestData.Person(old);
        var post = person.Grant(Role.VillageClerk, old, (TestData.Today, null), TestData.Officer(Role.Administrator, TestData.District()), TestData.Now);
        Assert.False(Pass(person, post)!.WorksOn(Day));
    }

    [Fact]
    public void A_post_for_a_term_keeps_its_term()
    {
        var person = TestData.Person(old);
        TestData.GrantPost(person, Role.VillageClerk, old, (Day.AddDays(5), Day.AddDays(20)));
        var after = Pass(person, person.Posts[0])!;
        Assert.Equal((Day.AddDays(5), Day.AddDays(20)), (after.From, after.To));
        Assert.False(person.Posts[0].WorksOn(Day.AddDays(6)));
    }

    [Fact]
    public void Who_held_the_same_post_at_both_units_holds_it_once()
    {
        var other = TestData.Village("500112128204");
        var clerk = TestData.Person(old, Role.VillageClerk);
        TestData.GrantPost(clerk, Role.VillageClerk, other, (TestData.Today.AddYears(-1), null));
        Assert.NotNull(Pass(clerk, clerk.Posts[0]));
        Assert.Null(Pass(clerk, clerk.Posts[1]));
        Assert.Single(clerk.Posts, p => p.WorksOn(Day));
        Assert.Single(clerk.Events.OfType<PostEnded>());
    }

    [Fact] // domain 5.9: no committee member supervises
    public void What_nobody_holds_together_does_not_come_together_by_a_merger()
    {
        var other = TestData.Village("500112128204");
        var person = TestData.Person(old, Role.VillageHead);
        TestData.GrantPost(person, Role.SupervisionMember, other, (TestData.Today.AddYears(-1), null));
        Assert.NotNull(Pass(person, person.Posts[0]));
        Assert.Null(Pass(person, person.Posts[1]));
        Assert.Equal(Role.VillageHead, Assert.Single(person.Posts, p => p.WorksOn(Day)).Role);
    }

    [Fact]
    public void A_post_that_is_not_wanted_ends_on_the_day()
    {
        var head = TestData.Person(old, Role.VillageHead);
        Assert.Null(head.Pass(head.Posts[0], null, Day, Actor.System, TestData.Now));
        Assert.False(head.Posts[0].WorksOn(Day));
    }

    [Theory] // S29, domain 5.9: only what stands beside it from the day on counts
    [InlineData(-365, 0)]
    [InlineData(5, 5)]
    public void What_has_ended_when_the_post_begins_at_the_successor_does_not_hinder_it(int postFrom, int otherTo)
    {
        var person = TestData.Person(old);
        TestData.GrantPost(person, Role.VillageHead, old, (Day.AddDays(postFrom), null));
        TestData.GrantPost(person, Role.SupervisionMember, successor, (Day.AddYears(-1), Day.AddDays(otherTo)));
        Assert.True(Pass(person, person.Posts[0])!.WorksOn(Day.AddDays(10)));
    }

    [Fact] // product.md, roles: else the administrator alone would be all three
    public void An_officers_post_that_is_not_wanted_works_until_the_security_officer_has_confirmed_its_end()
    {
        var auditor = TestData.Person(TestData.District(), Role.Auditor);
        Assert.Null(auditor.Pass(auditor.Posts[0], null, Day, administrator, TestData.Now));
        Assert.True(auditor.Posts[0].EndWaits);
        Assert.True(auditor.Posts[0].WorksOn(Day));
        Assert.Equal(Role.Auditor.ToString(), auditor.Events.OfType<PostEndAsked>().Single().Before);
    }

    [Fact] // S29
    public void An_officers_post_passes_at_once_and_an_end_that_waits_goes_on_waiting_there()
    {
        var auditor = TestData.Person(TestData.District(), Role.Auditor);
        auditor.End(auditor.Posts[0], Day.AddDays(20), administrator, TestData.Now);
        var after = auditor.Pass(auditor.Posts[0], TestData.District(), Day, administrator, TestData.Now)!;
        Assert.True(after.WorksOn(Day));
        Assert.True(after.EndWaits);
        Assert.Equal((Day.AddDays(20), administrator.PersonId, TestData.Now), (after.EndDay, after.EndAskedBy, after.EndAskedAt));
    }

    [Fact] // S29
    public void An_end_that_was_confirmed_holds_at_the_successor_and_waits_no_more()
    {
        var auditor = TestData.Person(TestData.District(), Role.Auditor);
        auditor.End(auditor.Posts[0], Day.AddDays(20), administrator, TestData.Now);
        auditor.ConfirmEnd(auditor.Posts[0], TestData.Person(TestData.District(), Role.Auditor).Posts, TestData.Officer(Role.SecurityOfficer, TestData.District()), TestData.Now);
        var after = auditor.Pass(auditor.Posts[0], TestData.District(), Day, administrator, TestData.Now)!;
        Assert.Equal(Day.AddDays(20), after.To);
        Assert.False(after.EndWaits);
        Assert.Equal((null, null), (after.EndAskedBy, after.EndAskedAt));
    }

    [Fact]
    public void Only_the_administrator_or_the_portal_passes_posts()
    {
        var head = TestData.Person(old, Role.VillageHead);
        Assert.Equal("post.only-administrator", Refusal.Code(() => head.Pass(head.Posts[0], successor, Day, TestData.Officer(Role.SecurityOfficer, TestData.District()), TestData.Now)));
    }

    private Post? Pass(Person person, Post post) => person.Pass(post, successor, Day, Actor.System, TestData.Now);
}
