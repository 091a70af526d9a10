using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>While a reviewer is away a deputy has the cases, without breaking the separation of duties (domain 3.7); afterwards they come back.</summary>
public sealed class HandoverTests
{
    private static readonly DateOnly LastDay = Today.AddDays(4);

    private readonly Desk desk = new();

    private Actor Away => desk.Reviewer;

    private CaseHandover Give(Guid to, Guid? from = null, params CaseHandover[] others) =>
        CaseHandover.Give(from ?? Away.PersonId, to, (Today, LastDay), others, desk.Of(Role.Reviewer), Now);

    private Admission Case(AdmissionStatus status = AdmissionStatus.Accepted) => desk.Admission(status);

    [Fact]
    public void For_the_period_the_deputy_has_the_case_and_afterwards_it_comes_back()
    {
        var (deputy, admission) = (desk.Of(Role.Reviewer), Case());
        var handover = Give(deputy.PersonId);

        admission.HandOver(handover, [], Actor.System, Now);
        handover.Start(1, [], Actor.System, Now);
        Assert.Equal((deputy.PersonId, handover.Id), (admission.AssignedTo, admission.HandoverId));

        Assert.False(handover.IsToEndOn(LastDay));
        Assert.True(handover.IsToEndOn(LastDay.AddDays(1)));
        admission.ComeBack(handover, canTakeIt: true, Actor.System, Now);
        handover.End(1, Actor.System, Now);
        Assert.Equal((Away.PersonId, (Guid?)null), (admission.AssignedTo, admission.HandoverId));
        Assert.Equal(2, admission.Events.OfType<AdmissionAssigned>().Count());
        Assert.Equal("handover.over", Refusal.Code(() => handover.End(0, Actor.System, Now)));
    }

    [Fact]
    public void It_begins_on_its_first_day_and_once()
    {
        var handover = CaseHandover.Give(Away.PersonId, Guid.CreateVersion7(), (Today.AddDays(2), null), [], Away, Now);
        Assert.False(handover.IsToStartOn(Today.AddDays(1)));
        Assert.Equal("handover.not-due", Refusal.Code(() => handover.Start(0, [], Actor.System, Now)));
        handover.Start(0, [], Actor.System, On(Today.AddDays(2)));
        Assert.Equal("handover.not-due", Refusal.Code(() => handover.Start(0, [], Actor.System, On(Today.AddDays(3)))));
        Assert.False(handover.IsToEndOn(Today.AddYears(5))); // without a last day somebody ends it
    }

    [Theory] // domain 3.7, settled S16
    [InlineData("Author")]
    [InlineData("Countersigner")]
    [InlineData("OwnUnit")]
    public void Who_could_not_act_in_a_case_does_not_get_it_as_a_deputy(string who)
    {
        var admission = Case();
        var deputy = who switch { "Author" => desk.Author.PersonId, "Countersigner" => desk.Countersigner.PersonId, _ => Guid.CreateVersion7() };
        IReadOnlyCollection<Guid> own = who == "OwnUnit" ? [desk.Township] : [];
        var handover = Give(deputy);

        Assert.False(admission.MayBeReviewedBy(deputy, own));
        Assert.Equal("admission.filer-reviews", admission.Refused(() => admission.HandOver(handover, own, Actor.System, Now)));
        Assert.True(admission.MayBeReviewedBy(desk.Of(Role.Reviewer).PersonId, [])); // somebody else may
    }

    [Fact]
    public void A_case_given_to_somebody_by_name_meanwhile_does_not_come_back()
    {
        var (handover, admission) = (Give(Guid.CreateVersion7()), Case());
        admission.HandOver(handover, [], Actor.System, Now);
        var third = Guid.CreateVersion7();
        admission.Assign(third, desk.Of(Role.Reviewer), Now);
        Assert.Equal("handover.other-case", admission.Refused(() => admission.ComeBack(handover, canTakeIt: true, Actor.System, Now)));
        Assert.Equal(third, admission.AssignedTo);
    }

    [Fact]
    public void A_deputy_who_falls_ill_hands_on_what_is_not_his_and_it_still_comes_back_to_its_own_reviewer()
    {
        var (deputy, second, admission) = (desk.Of(Role.Reviewer), desk.Of(Role.Reviewer), Case());
        var first = Give(deputy.PersonId);
        admission.HandOver(first, [], Actor.System, Now);
        admission.HandOver(Give(second.PersonId, deputy.PersonId, first), [], Actor.System, Now);
        Assert.Equal((second.PersonId, first.Id), (admission.AssignedTo, admission.HandoverId));

        admission.ComeBack(first, canTakeIt: true, Actor.System, Now);
        Assert.Equal(Away.PersonId, admission.AssignedTo);
    }

    [Fact]
    public void Who_is_no_reviewer_any_more_gets_nothing_back()
    {
        var (handover, admission) = (Give(Guid.CreateVersion7()), Case());
        admission.HandOver(handover, [], Actor.System, Now);
        admission.ComeBack(handover, canTakeIt: false, Actor.System, Now);
        Assert.Equal((handover.ToPerson, (Guid?)null), (admission.AssignedTo, admission.HandoverId));
    }

    [Fact]
    public void Only_a_reviewer_gives_cases_over_to_another_person_from_today_on_and_once_at_a_time()
    {
        var (from, to, by) = (Away.PersonId, Guid.CreateVersion7(), desk.Of(Role.Reviewer));
        CaseHandover Try(Guid from, Guid to, DateOnly first, DateOnly? last, Actor by, params CaseHandover[] others) => CaseHandover.Give(from, to, (first, last), others, by, Now);
        foreach (var role in Enum.GetValues<Role>().Except([Role.Reviewer])) Assert.Equal("handover.only-reviewer", Refusal.Code(() => Try(from, to, Today, null, by with { Role = role })));
        Assert.Equal("handover.same", Refusal.Code(() => Try(from, from, Today, null, by)));
        Assert.Equal("handover.from-past", Refusal.Code(() => Try(from, to, Today.AddDays(-1), null, by)));
        Assert.Equal("handover.until-before-from", Refusal.Code(() => Try(from, to, Today.AddDays(2), Today.AddDays(1), by)));
        Try(from, to, Today, Today, by); // one day is a period

        var running = Give(to);
        Assert.Equal("handover.already", Refusal.Code(() => Try(from, Guid.CreateVersion7(), LastDay, null, by, running)));
        Assert.Equal("handover.deputy-away", Refusal.Code(() => Try(Guid.CreateVersion7(), from, LastDay, LastDay, by, running)));
        Try(from, to, LastDay.AddDays(1), null, by, running);
        running.End(0, by, Now);
        Try(from, to, Today, null, by, running);
    }

    [Fact]
    public void A_case_that_is_closed_or_is_somebody_elses_does_not_go_over()
    {
        var handover = Give(Guid.CreateVersion7());
        var refused = Case(AdmissionStatus.Refused);
        Assert.Equal("admission.closed", refused.Refused(() => refused.HandOver(handover, [], Actor.System, Now)));
        var other = Case();
        other.Assign(Guid.CreateVersion7(), desk.Of(Role.Reviewer), Now);
        Assert.Equal("handover.other-case", other.Refused(() => other.HandOver(handover, [], Actor.System, Now)));
    }
}
