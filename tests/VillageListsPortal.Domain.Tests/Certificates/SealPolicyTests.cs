using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using VillageListsPortal.Domain.Units;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

/// <summary>Domain 4.3: the head signs; it may name 委托签批人 by item and term, filed with the township.</summary>
public sealed class SealPolicyTests
{
    private static readonly (DateOnly From, DateOnly To) Year = (Today, Today.AddYears(1));
    private readonly Unit village = Village();
    private readonly SealPolicy policy;
    private readonly Actor head;

    public SealPolicyTests() => (policy, head) = (new SealPolicy(village.Id, ListsFrom), Officer(Role.VillageHead, village));

    [Fact]
    public void By_default_the_head_signs_and_nobody_else() =>
        Assert.Equal([Role.VillageHead], Enum.GetValues<Role>().Where(r => policy.MaySign(Officer(r, village), "ZM-07", Today)));

    [Fact]
    public void The_head_of_another_village_does_not_sign_here() =>
        Assert.False(policy.MaySign(Officer(Role.VillageHead, Community()), "ZM-07", Today));

    [Theory]
    [InlineData(Role.VillageClerk)]
    [InlineData(Role.PartySecretary)]
    public void Who_was_named_signs_for_the_term(Role role)
    {
        var person = Named(role);

        Assert.False(policy.MaySign(person.As(role), "ZM-07", Today.AddDays(-1)));
        Assert.True(policy.MaySign(person.As(role), "ZM-07", Today));
        Assert.True(policy.MaySign(person.As(role), "ZM-02", Year.To.AddDays(-1)));
        Assert.False(policy.MaySign(person.As(role), "ZM-07", Year.To));
    }

    [Fact]
    public void Who_was_named_for_one_item_signs_no_other()
    {
        var person = Named(Role.VillageClerk, "ZM-07");

        Assert.True(policy.MaySign(person.As(Role.VillageClerk), "ZM-07", Today));
        Assert.False(policy.MaySign(person.As(Role.VillageClerk), "ZM-02", Today));
    }

    [Fact]
    public void Naming_is_kept_with_the_day_of_filing_and_journalled()
    {
        var person = Named(Role.VillageClerk, "ZM-07");

        var named = Assert.Single(policy.Delegations);
        Assert.Equal((policy.Id, person.Id, "ZM-07", Today, Year.From, Year.To), (named.PolicyId, named.PersonId, named.ItemCode, named.FiledOn, named.From, named.To));
        Assert.Equal(("ZM-07", head, village.Id), (policy.Events[^1].After, policy.Events[^1].By, policy.Events[^1].UnitId!.Value));
    }

    [Fact]
    public void Nobody_but_the_head_of_the_village_names_or_ends()
    {
        Named(Role.VillageClerk);
        var others = Enum.GetValues<Role>().Where(r => r != Role.VillageHead).Select(r => Officer(r, village)).Append(Officer(Role.VillageHead, Community()));

        Assert.All(others, by =>
        {
            Assert.Equal("seal.only-head-names", Refusal.Code(() => policy.Name(Person(village, Role.VillageClerk), itemCode: null, Year, Today, by, Now)));
            Assert.Equal("seal.only-head-names", Refusal.Code(() => policy.EndDelegation(policy.Delegations[0].Id, Today, by, Now)));
        });
        Assert.Single(policy.Delegations);
    }

    [Fact] // domain 4.3, 4.6: who keeps the seal never signs, township staff never sign
    public void Keeper_township_staff_and_supervision_are_never_named() =>
        Assert.All([Role.SealKeeper, Role.TownshipStaff, Role.SupervisionMember, Role.VillageHead], role =>
            Assert.Equal("seal.delegate-unfit", Refused(Person(village, role))));

    [Fact]
    public void A_clerk_who_also_keeps_the_seal_is_not_named() =>
        Assert.Equal("seal.delegate-unfit", Refused(Person(village, Role.VillageClerk, Role.SealKeeper)));

    [Fact]
    public void A_clerk_who_will_keep_the_seal_during_the_term_is_not_named()
    {
        var person = Person(village, Role.VillageClerk);
        GrantPost(person, Role.SealKeeper, village, (Today.AddMonths(6), null));

        Assert.Equal("seal.delegate-unfit", Refused(person));
        policy.Name(person, itemCode: null, (Today, Today.AddMonths(6)), Today, head, Now);
    }

    [Fact]
    public void A_delegation_is_not_filed_on_a_day_to_come() => // domain 4.3: filed with the township
        Assert.Equal("seal.filed-in-future", Refusal.Code(() => policy.Name(Person(village, Role.VillageClerk), itemCode: null, Year, Today.AddDays(1), head, Now)));

    [Fact]
    public void A_clerk_of_another_village_is_not_named() => Assert.Equal("seal.delegate-unfit", Refused(Person(Community(), Role.VillageClerk)));

    [Fact]
    public void Somebody_whose_post_does_not_work_yet_is_not_named()
    {
        var later = new Person("李四", Officer(Role.Administrator, District()), Now);
        GrantPost(later, Role.VillageClerk, village, (Today.AddDays(1), null));

        Assert.Equal("seal.delegate-unfit", Refused(later));
    }

    [Fact]
    public void The_head_does_not_name_himself()
    {
        var person = Person(village, Role.VillageHead, Role.PartySecretary);

        Assert.Equal("seal.delegate-unfit", Refusal.Code(() => policy.Name(person, itemCode: null, Year, Today, person.As(Role.VillageHead), Now)));
    }

    [Fact]
    public void A_term_is_at_least_a_day_and_at_most_three_years()
    {
        var person = Person(village, Role.VillageClerk);

        Assert.Equal("seal.delegation-term", Refused(person, (Today, Today)));
        Assert.Equal("seal.delegation-term", Refused(person, (Today, Today.AddYears(3).AddDays(1))));
        policy.Name(person, itemCode: null, (Today, Today.AddYears(3)), Today, head, Now);
    }

    [Fact]
    public void The_head_ends_a_delegation_from_a_day_on_and_it_is_journalled()
    {
        var person = Named(Role.VillageClerk);

        policy.EndDelegation(policy.Delegations[0].Id, Today.AddDays(7), head, Now);

        Assert.True(policy.MaySign(person.As(Role.VillageClerk), "ZM-07", Today.AddDays(6)));
        Assert.False(policy.MaySign(person.As(Role.VillageClerk), "ZM-07", Today.AddDays(7)));
        Assert.Equal("*", policy.Events[^1].Before);
    }

    [Fact]
    public void Ending_never_makes_a_term_longer_and_never_ends_it_before_it_began()
    {
        Named(Role.VillageClerk);
        var named = policy.Delegations[0];

        policy.EndDelegation(named.Id, Year.To.AddYears(1), head, Now);
        Assert.Equal(Year.To, named.To);
        policy.EndDelegation(named.Id, Today, head, Now);
        Assert.Equal(Year.From, named.To);
    }

    [Fact] // what was signed under it stays explained
    public void A_delegation_is_not_ended_in_the_past()
    {
        Named(Role.VillageClerk);
        var later = On(Today.AddDays(30));

        Assert.Equal("seal.end-in-past", Refusal.Code(() => policy.EndDelegation(policy.Delegations[0].Id, Today.AddDays(29), head, later)));
        Assert.Equal(Year.To, policy.Delegations[0].To);
    }

    [Fact]
    public void A_delegation_that_is_not_there_is_not_ended() =>
        Assert.Equal("seal.no-such-delegation", Refusal.Code(() => policy.EndDelegation(Guid.CreateVersion7(), Today, head, Now)));

    private Person Named(Role role, string? itemCode = null)
    {
        var person = Person(village, role);
        policy.Name(person, itemCode, Year, Today, head, Now);
        return person;
    }

    private string Refused(Person person, (DateOnly From, DateOnly To)? term = null)
    {
        var code = Refusal.Code(() => policy.Name(person, itemCode: null, term ?? Year, Today, head, Now));
        Assert.Empty(policy.Delegations);
        return code;
    }
}
