using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Reviews;

/// <summary>Opening, reminding and closing, each told with what the journal keeps of it.</summary>
public sealed class ReviewRoundTests
{
    private static readonly DateTimeOffset Later = TestData.Now.AddDays(1);

    [Fact]
    public void Each_opening_is_told_and_keeps_who_when_why_and_until_when()
    {
        var law = Guid.CreateVersion7();
        var amended = ReviewRound.ForLaw(law, ["ZZ-01", "ZZ-02"], TestReviews.Due, TestReviews.Reviewer, TestData.Now);
        Assert.Equal((ReviewCause.LawAmended, law, TestReviews.Due, TestReviews.Reviewer.PersonId, TestData.Now), (amended.Cause, amended.LawId!.Value, amended.Due, amended.OpenedBy, amended.OpenedAt));
        Assert.Equal($"LawAmended 2 {TestReviews.Due:yyyy-MM-dd}", Assert.IsType<ReviewOpened>(amended.Events.Single()).After);
        Assert.Equal($"Autonomy 1 {TestReviews.Due:yyyy-MM-dd}", TestReviews.Of(ReviewCause.Annual).Round.Events.Single().After);
    }

    [Fact]
    public void An_annual_review_is_due_after_today_and_within_a_year()
    {
        ReviewRound Open(DateOnly due) => ReviewRound.Annual(ListKind.Autonomy, ["ZZ-01"], due, TestReviews.Reviewer, TestData.Now);
        Assert.Equal("review.due", Refusal.Code(() => Open(TestData.Today)));
        Assert.Equal("review.due", Refusal.Code(() => Open(TestData.Today.AddYears(1).AddDays(1))));
        Assert.Equal(TestData.Today.AddYears(1), Open(TestData.Today.AddYears(1)).Due);
    }

    [Fact]
    public void Reminders_are_counted_and_a_closed_review_is_reminded_of_no_more()
    {
        var (round, _) = TestReviews.Of(ReviewCause.Annual);
        round.Remind(3, TestReviews.Reviewer, TestData.Now);
        round.Remind(2, TestReviews.Reviewer, Later);
        Assert.Equal((2, Later), (round.Reminders, round.RemindedAt!.Value));
        Assert.Equal(["1 3", "2 2"], round.Events.OfType<ReviewReminded>().Select(e => e.After));
        round.Close(1, "部门撤并", TestReviews.Reviewer, Later);
        Assert.Equal("review.closed", Refusal.Code(() => round.Remind(1, TestReviews.Reviewer, Later)));
        Assert.Equal(2, round.Reminders);
    }

    [Fact]
    public void Closing_says_how_many_are_unanswered_and_why()
    {
        var (round, _) = TestReviews.Of(ReviewCause.Annual);
        var refused = Assert.Throws<RuleViolationException>(() => round.Close(2, " ", TestReviews.Reviewer, Later));
        Assert.Equal(("review.reason-needed", "reason", 2), (refused.Code, refused.Arguments[0], refused.Arguments[1]));
        round.Close(2, "部门撤并", TestReviews.Reviewer, Later);
        Assert.Equal("2 部门撤并", Assert.IsType<ReviewClosed>(round.Events[^1]).After);
        Assert.Equal((2, "部门撤并", Later), (round.Unanswered, round.CloseReason, round.ClosedAt!.Value));

        var (all, _) = TestReviews.Of(ReviewCause.Annual);
        all.Close(0, "不需要理由", TestReviews.Reviewer, Later);
        Assert.Equal("0", Assert.IsType<ReviewClosed>(all.Events[^1]).After);
        Assert.Null(all.CloseReason);

        var (law, _) = TestReviews.Of(ReviewCause.LawAmended);
        law.Finish(Later);
        Assert.Equal((Later, "0"), (law.ClosedAt!.Value, Assert.IsType<ReviewClosed>(law.Events[^1]).After));
    }

    [Fact]
    public void What_happens_to_an_item_is_told_with_its_code_and_nothing_happens_once_the_review_is_closed()
    {
        var (round, item) = TestReviews.Of(ReviewCause.Annual);
        item.Confirm(null, "没有变化", round, TestReviews.Staff, TestData.Now);
        var told = Assert.IsType<ItemReviewMoved>(item.Events[^1]);
        Assert.StartsWith("ZZ-01 ", told.Before, StringComparison.Ordinal);
        Assert.StartsWith("ZZ-01 ", told.After, StringComparison.Ordinal);

        var (closed, open) = TestReviews.Of(ReviewCause.Annual);
        Assert.Equal("review.same-unit", Refusal.Code(() => open.Assign(TestReviews.Department, closed, TestReviews.Reviewer, Later)));
        closed.Close(1, "部门撤并", TestReviews.Reviewer, Later);
        Assert.Equal("review.closed", Refusal.Code(() => open.Confirm(null, null, closed, TestReviews.Staff, Later)));
        Assert.Equal("review.closed", Refusal.Code(() => open.Assign(Guid.CreateVersion7(), closed, TestReviews.Reviewer, Later)));
    }
}
