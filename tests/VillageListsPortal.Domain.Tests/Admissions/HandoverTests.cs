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
        admission.ComeBack(handover, Away.PersonId, Actor.System, Now);
        handover.End((1, 0, 0), Actor.System, Now);
        Assert.Equal((Away.PersonId, (Guid?)null), (admission.AssignedTo, admission.HandoverId));
        Assert.Equal(2, admission.Events.OfType<AdmissionAssigned>().Count());
        Assert.Equal("handover.over", Refusal.Code(() => handover.End((0, 0, 0), Actor.System, Now)));
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
        Assert.Equal("handover.other-case", admission.Refused(() => admission.ComeBack(handover, Away.PersonId, Actor.System, Now)));
        Assert.Equal(third, admission.AssignedTo);
    }

    [Fact]
    public void Saved_unchanged_it_still_comes_back()
    {
        var (handover, admission) = (Give(Guid.CreateVersion7()), Case());
        admission.HandOver(handover, [], Actor.System, Now);
        admission.Assign(handover.ToPerson, desk.Of(Role.Reviewer), Now);
        Assert.Equal((handover.ToPerson, handover.Id), (admission.AssignedTo, admission.HandoverId));
    }

    [Fact]
    public void Nobody_hands_on_what_he_has_as_a_deputy()
    {
        var (deputy, admission) = (desk.Of(Role.Reviewer), Case());
        var first = Give(deputy.PersonId);
        admission.HandOver(first, [], Actor.System, Now);
        Assert.Equal("handover.is-deputy", Refusal.Code(() => Give(Guid.CreateVersion7(), deputy.PersonId, first)));
        Assert.Equal("handover.other-case", admission.Refused(() => admission.HandOver(Give(Guid.CreateVersion7(), deputy.PersonId), [], Actor.System, Now)));
        Assert.Equal((deputy.PersonId, first.Id), (admission.AssignedTo, admission.HandoverId));
    }

    [Fact]
    public void What_its_reviewer_cannot_take_back_stays_with_the_deputy_or_is_anybodys_and_the_journal_says_so()
    {
        var (handover, kept, freed) = (Give(Guid.CreateVersion7()), Case(), Case());
        foreach (var admission in new[] { kept, freed }) admission.HandOver(handover, [], Actor.System, Now);

        kept.ComeBack(handover, handover.ToPerson, Actor.System, Now);
        Assert.Equal((handover.ToPerson, (Guid?)null), (kept.AssignedTo, kept.HandoverId));
        Assert.Equal(handover.ToPerson, Assert.Single(kept.Events.OfType<AdmissionStayed>()).With);

        Assert.Equal("handover.other-case", freed.Refused(() => freed.ComeBack(handover, Guid.CreateVersion7(), Actor.System, Now)));
        freed.ComeBack(handover, null, Actor.System, Now);
        Assert.Equal((null, (Guid?)null), (freed.AssignedTo, freed.HandoverId));
        Assert.Null(freed.Events.OfType<AdmissionAssigned>().Last().Is);

        handover.End((0, 1, 1), Actor.System, Now);
        Assert.Equal("0 1 1", handover.Events.OfType<HandoverEnded>().Single().After);
    }

    [Fact]
    public void Nobody_is_away_and_a_deputy_on_the_same_day_whatever_is_said_first()
    {
        var (x, a, b, by) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), desk.Of(Role.Reviewer));
        CaseHandover Days(Guid from, Guid to, int first, int? last, params CaseHandover[] others) =>
            CaseHandover.Give(from, to, (Today.AddDays(first), last is { } n ? Today.AddDays(n) : null), others, by, Now);

        var later = Days(x, a, 5, 8);
        Assert.Equal("handover.is-deputy", Refusal.Code(() => Days(a, b, 3, 10, later)));
        Assert.Equal("handover.is-deputy", Refusal.Code(() => Days(a, b, 8, null, later)));
        Assert.Equal("handover.deputy-away", Refusal.Code(() => Days(x, a, 5, 8, Days(a, b, 3, 10))));
        Days(a, b, 3, 4, later);
        Days(a, b, 9, null, later);
        Days(b, a, 5, 8, later); // one deputy for two
        later.End((0, 0, 0), by, Now);
        Days(a, b, 3, 10, later);
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
        running.End((0, 0, 0), by, Now);
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
