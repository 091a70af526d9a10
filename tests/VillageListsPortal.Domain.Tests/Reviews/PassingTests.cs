using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Reviews;

/// <summary>On the day of a merger what a unit has to review passes to its successor; what is settled stays whose it was (settled S29).</summary>
public sealed class PassingTests
{
    private static readonly Guid Successor = Guid.CreateVersion7();
    private static readonly Passing Merger = new(TestReviews.Department, "甲局", Successor, "乙局");

    [Fact]
    public void An_item_that_waits_is_answered_by_the_successor()
    {
        var (round, item) = TestReviews.Of(ReviewCause.Annual);
        item.PassTo(Merger, Actor.System, Now);
        Assert.Equal(("ZZ-01 甲局", "ZZ-01 乙局"), (item.Events[^1].Before, item.Events[^1].After));
        Assert.Equal("review.other-unit", Refusal.Code(() => item.Confirm(null, null, round, TestReviews.Staff, Now)));
        item.Confirm(null, null, round, TestReviews.Staff with { UnitId = Successor }, Now);
        Assert.Equal("review.settled", Refusal.Code(() => item.PassTo(new Passing(Successor, "乙局", TestReviews.Department, "甲局"), Actor.System, Now)));
    }

    [Fact]
    public void An_answer_that_waits_for_a_reviewer_or_for_its_request_passes_as_it_is()
    {
        var (round, named) = TestReviews.Of(ReviewCause.LawAmended);
        named.Confirm("第二十二条", null, round, TestReviews.Staff, Now);
        named.PassTo(Merger, Actor.System, Now);
        Assert.Equal((ItemReviewStatus.Proposed, "第二十二条", Successor), (named.Status, named.Article, named.UnitId));

        var (annual, requested) = TestReviews.Of(ReviewCause.Annual);
        requested.Request(Guid.CreateVersion7(), ReviewAnswer.Amend, annual, TestReviews.Staff, Now);
        requested.PassTo(Merger, Actor.System, Now);
        Assert.Equal((ItemReviewStatus.Requested, Successor), (requested.Status, requested.UnitId));
    }

    [Fact]
    public void Nobody_passes_a_review_by_hand_but_the_administrator_and_only_from_the_unit_that_has_it()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var (_, item) = TestReviews.Of(ReviewCause.Annual);
            var by = new Actor(Guid.CreateVersion7(), null, role, null);
            if (role == Role.Administrator) item.PassTo(Merger, by, Now);
            else Assert.Equal("review.only-administrator-passes", Refusal.Code(() => item.PassTo(Merger, by, Now)));
        }

        var (_, other) = TestReviews.Of(ReviewCause.Annual);
        Assert.Equal("review.other-unit", Refusal.Code(() => other.PassTo(Merger with { From = Guid.CreateVersion7() }, Actor.System, Now)));
    }
}
