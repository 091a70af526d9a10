using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using VillageListsPortal.Domain.Units;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Lists;

public sealed class ListItemTests
{
    private static readonly Actor Reviewer = Officer(Role.Reviewer, District());

    [Fact] // domain part 2: any list can be read as of any day
    public void A_version_is_in_force_from_its_first_day_until_the_day_before_it_ends()
    {
        var item = Item("ZM-07");
        Assert.False(item.InForceOn(ListsFrom.AddDays(-1)));
        Assert.True(item.InForceOn(ListsFrom));
        Assert.True(item.InForceOn(DateOnly.MaxValue));

        item.End(Today);

        Assert.True(item.InForceOn(Today.AddDays(-1)));
        Assert.False(item.InForceOn(Today));
    }

    [Fact] // domain part 2: nothing is ever edited in place
    public void A_version_ends_once()
    {
        var item = Item("ZM-07");
        item.End(Today);

        Assert.Equal("list.already-ended", Refusal.Code(() => item.End(Today.AddDays(1))));
        Assert.Equal(Today, item.To);
    }

    [Fact]
    public void A_version_that_would_never_have_been_in_force_is_refused() =>
        Assert.Equal("list.end-before-start", Refusal.Code(() => Item("ZM-07").End(ListsFrom)));

    [Fact]
    public void Two_versions_that_follow_one_another_are_never_in_force_together() =>
        Always.Holds(Any.Day(ListsFrom.AddDays(-400), ListsFrom.AddDays(1400)), day =>
        {
            var (first, second) = (Item("ZM-07"), Item("ZM-07", version: 2, from: Today));
            first.End(Today);
            return !(first.InForceOn(day) && second.InForceOn(day)) && (first.InForceOn(day) || second.InForceOn(day)) == day >= ListsFrom;
        });

    [Theory] // domain part 1: each item says village, community or both
    [InlineData("ZM-02", true, true)]
    [InlineData("ZM-07", true, false)]
    public void An_item_is_for_the_committees_that_it_names(string code, bool village, bool community)
    {
        Assert.Equal(village, Item(code).IsFor(CommitteeKind.Villagers));
        Assert.Equal(community, Item(code).IsFor(CommitteeKind.Residents));
    }

    [Fact]
    public void An_item_for_communities_is_not_for_villages()
    {
        var item = new NegativeItem
        {
            Code = "FM-01",
            Version = 1,
            Title = "行政执法",
            AppliesTo = AppliesTo.Community,
            LegalBasis = "",
            Department = "",
            ImportedAs = Provenance.Seed,
            From = ListsFrom,
        };

        Assert.True(item.IsFor(CommitteeKind.Residents));
        Assert.False(item.IsFor(CommitteeKind.Villagers));
    }

    [Theory] // domain part 1: committee and wording follow the unit
    [InlineData(AppliesTo.Both, "村（居）民委员会查户口簿后核实")]
    [InlineData(AppliesTo.Community, "居民委员会查户口簿后核实")]
    [InlineData(AppliesTo.Village, "村民委员会查户口簿后核实")]
    public void How_a_fact_is_verified_is_said_in_words_that_fit_every_committee_that_issues(AppliesTo applies, string words)
    {
        var item = Verified(applies, "村民委员会查户口簿后核实");
        Assert.Equal(words, item.VerificationByBoth());
        Assert.Null(Verified(applies, words: null).VerificationByBoth());
    }

    [Theory] // domain part 2: drafted rows are marked until a reviewer confirms them
    [InlineData(Provenance.Seed, false)]
    [InlineData(Provenance.NationalList, false)]
    [InlineData(Provenance.ProvincialList, false)]
    [InlineData(Provenance.PublishedGuide, false)]
    [InlineData(Provenance.Drafted, true)]
    [InlineData(Provenance.Confirmed, false)]
    [InlineData(Provenance.Admitted, false)]
    public void Only_a_row_drafted_from_the_law_is_marked(Provenance provenance, bool marked) =>
        Assert.Equal(marked, Cancelled(provenance).AwaitsConfirmation);

    [Fact] // settled S10
    public void Confirming_changes_only_the_provenance_and_is_journalled()
    {
        var item = Item("ZM-07");

        item.Confirm(citesSupersededLaw: false, Reviewer, Now);

        Assert.Equal((Provenance.Confirmed, Provenance.Drafted, false), (item.Provenance, item.ImportedAs, item.AwaitsConfirmation));
        var confirmed = Assert.IsType<ItemConfirmed>(Assert.Single(item.Events));
        Assert.Equal(("ZM-07 Drafted", "ZM-07 Confirmed", Reviewer, Now), (confirmed.Before, confirmed.After, confirmed.By, confirmed.At));
    }

    [Fact]
    public void A_row_is_confirmed_once() =>
        Assert.All([Provenance.Confirmed, Provenance.Admitted], provenance =>
            Assert.Equal("list.already-confirmed", Refusal.Code(() => Cancelled(provenance).Confirm(citesSupersededLaw: false, Reviewer, Now))));

    [Fact] // domain part 2: an item on a superseded text cannot be confirmed
    public void A_row_that_cites_a_superseded_law_cannot_be_confirmed()
    {
        var item = Item("ZM-07");

        Assert.Equal("list.superseded-law", Refusal.Code(() => item.Confirm(citesSupersededLaw: true, Reviewer, Now)));
        Assert.Equal(Provenance.Drafted, item.Provenance);
        Assert.Empty(item.Events);
    }

    [Fact] // settled S10: a reviewer confirms
    public void Nobody_but_a_reviewer_confirms_a_row() =>
        Assert.All(Enum.GetValues<Role>().Where(r => r != Role.Reviewer).Select(r => Reviewer with { Role = r }).Append(Actor.System), by =>
            Assert.Equal("list.only-reviewer-confirms", Refusal.Code(() => Item("ZM-07").Confirm(citesSupersededLaw: false, by, Now))));

    [Fact] // settled S10, S13
    public void An_import_says_which_edition_it_wrote() =>
        Assert.Equal("Certificate 7 2025-01-01",
            new ListImported(Guid.CreateVersion7(), ListKind.Certificate, 7, ListsFrom, Actor.System, Now).After);

    private static CertificateItem Verified(AppliesTo applies, string? words) => new()
    {
        Code = "ZM-02",
        Version = 1,
        Title = "证明",
        AppliesTo = applies,
        LegalBasis = "",
        Department = "",
        Lane = Lane.OnTheSpot,
        TimeLimitWorkdays = 0,
        PublicNoticeDays = 0,
        Verification = words,
        TemplateBody = "",
        Fields = [],
        ImportedAs = Provenance.Seed,
        From = ListsFrom,
    };

    private static CancelledItem Cancelled(Provenance provenance) => new()
    {
        Code = "QX-01",
        Version = 1,
        Title = "亲属关系证明",
        AppliesTo = AppliesTo.Both,
        LegalBasis = "",
        Department = "",
        ImportedAs = provenance,
        From = ListsFrom,
    };
}
