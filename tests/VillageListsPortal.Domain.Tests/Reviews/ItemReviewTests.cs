using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Reviews;

/// <summary>Reviews of items after an amendment and every year (domain part 2).</summary>
public sealed class ItemReviewTests
{
    [Fact]
    public void After_an_amendment_the_article_of_the_new_text_is_needed()
    {
        var (round, item) = TestReviews.Of(ReviewCause.LawAmended);

        Assert.Equal("field.missing", Refusal.Code(() => item.Confirm(" ", null, round, TestReviews.Staff, TestData.Now)));
        Assert.Equal(ItemReviewStatus.Open, item.Status);
        item.Confirm("第二十二条", null, round, TestReviews.Staff, TestData.Now);
        Assert.Equal((ItemReviewStatus.Proposed, "第二十二条", ReviewAnswer.Keep), (item.Status, item.Article, item.Answer!.Value));
    }

    [Fact]
    public void In_an_annual_review_a_word_is_enough()
    {
        var (round, item) = TestReviews.Of(ReviewCause.Annual);
        item.Confirm(null, null, round, TestReviews.Staff, TestData.Now);
        Assert.Equal((ItemReviewStatus.Settled, (string?)null), (item.Status, item.Article));
    }

    [Fact]
    public void Who_named_the_article_does_not_accept_it_in_whatever_post()
    {
        var (round, item) = TestReviews.Of(ReviewCause.LawAmended);
        item.Confirm("第二十二条", null, round, TestReviews.Staff, TestData.Now);
        var samePerson = TestReviews.Reviewer with { PersonId = TestReviews.Staff.PersonId };

        Assert.Equal("review.answerer-accepts", Refusal.Code(() => item.Accept(round, samePerson, TestData.Now)));
        item.Accept(round, TestReviews.Reviewer, TestData.Now);
        Assert.Equal((ItemReviewStatus.Settled, TestReviews.Reviewer.PersonId), (item.Status, item.AcceptedBy!.Value));
    }

    [Fact]
    public void Another_department_does_not_answer()
    {
        var (round, item) = TestReviews.Of(ReviewCause.Annual);
        var stranger = TestReviews.Staff with { UnitId = Guid.CreateVersion7() };

        Assert.Equal("review.other-unit", Refusal.Code(() => item.Confirm(null, null, round, stranger, TestData.Now)));
        Assert.Equal("review.other-unit", Refusal.Code(() => item.Request(Guid.CreateVersion7(), ReviewAnswer.Remove, round, stranger, TestData.Now)));
        item.Assign(stranger.UnitId!.Value, round, TestReviews.Reviewer, TestData.Now);
        item.Confirm(null, null, round, stranger, TestData.Now);
        Assert.True(item.IsAnswered);
    }

    [Fact]
    public void A_returned_answer_is_open_again_and_says_why()
    {
        var (round, item) = TestReviews.Of(ReviewCause.LawAmended);
        item.Confirm("第二十二条", null, round, TestReviews.Staff, TestData.Now);
        Assert.Equal("field.missing", Refusal.Code(() => item.Return("", round, TestReviews.Reviewer, TestData.Now)));
        item.Return("请写到款。", round, TestReviews.Reviewer, TestData.Now);
        Assert.Equal((ItemReviewStatus.Open, (ReviewAnswer?)null, "请写到款。"), (item.Status, item.Answer, item.ReturnReason));
    }

    [Fact]
    public void A_request_that_comes_to_nothing_puts_the_item_back()
    {
        var (round, item) = TestReviews.Of(ReviewCause.Annual);
        item.Request(Guid.CreateVersion7(), ReviewAnswer.Remove, round, TestReviews.Staff, TestData.Now);
        Assert.True(item.IsAnswered);
        item.Drop(Actor.System, TestData.Now);
        Assert.Equal((ItemReviewStatus.Open, (Guid?)null, false), (item.Status, item.AdmissionId, item.IsAnswered));
    }

    [Fact] // an item changed during the review counts by its current version
    public void An_item_that_was_kept_and_then_changed_counts_as_changed()
    {
        var (round, item) = TestReviews.Of(ReviewCause.Annual);
        var admission = Guid.CreateVersion7();
        item.Confirm(null, null, round, TestReviews.Staff, TestData.Now);
        item.Change(admission, ReviewAnswer.Remove, TestReviews.Reviewer, TestData.Now);
        Assert.Equal((ReviewAnswer.Remove, admission), (item.Answer!.Value, item.AdmissionId!.Value));
    }

    [Fact]
    public void A_late_answer_is_kept_and_marked()
    {
        var (round, item) = TestReviews.Of(ReviewCause.Annual);
        item.Confirm(null, null, round, TestReviews.Staff, TestData.On(TestReviews.Due.AddDays(1)));
        Assert.True(item.IsLate);
        (round, item) = TestReviews.Of(ReviewCause.Annual);
        item.Confirm(null, null, round, TestReviews.Staff, TestData.On(TestReviews.Due));
        Assert.False(item.IsLate);
    }

    [Fact]
    public void An_annual_review_with_items_unanswered_is_closed_for_a_reason_only()
    {
        var (round, item) = TestReviews.Of(ReviewCause.Annual);
        Assert.Equal("review.reason-needed", Refusal.Code(() => round.Close(1, " ", TestReviews.Reviewer, TestData.Now)));
        Assert.Equal(ReviewRoundStatus.Open, round.Status);
        round.Close(1, "部门机构改革，下月另行复核。", TestReviews.Reviewer, TestData.Now);
        Assert.Equal((ReviewRoundStatus.Closed, 1), (round.Status, round.Unanswered));
        Assert.Equal("review.closed", Refusal.Code(() => item.Confirm(null, null, round, TestReviews.Staff, TestData.Now)));
    }

    [Fact]
    public void An_annual_review_with_all_answered_needs_no_reason_and_is_closed_by_a_reviewer_only()
    {
        var (round, _) = TestReviews.Of(ReviewCause.Annual);
        Assert.Equal("workflow.role-not-allowed", Refusal.Code(() => round.Close(0, null, TestReviews.Staff, TestData.Now)));
        round.Close(0, "不用", TestReviews.Reviewer, TestData.Now);
        Assert.Null(round.CloseReason);
    }

    [Fact]
    public void A_review_of_a_basis_ends_by_itself()
    {
        var (round, _) = TestReviews.Of(ReviewCause.LawAmended);
        Assert.Equal("review.law-closes-itself", Refusal.Code(() => round.Close(0, null, TestReviews.Reviewer, TestData.Now)));
        round.Finish(TestData.Now);
        Assert.Equal("workflow.step-not-allowed", Refusal.Code(() => round.Finish(TestData.Now)));
    }

    [Fact]
    public void Only_a_reviewer_opens_a_review_and_only_of_something()
    {
        Assert.Equal("review.only-reviewer-opens", Refusal.Code(() => ReviewRound.ForLaw(Guid.CreateVersion7(), ["ZZ-01"], TestReviews.Due, TestReviews.Staff, TestData.Now)));
        Assert.Equal("review.no-items", Refusal.Code(() => ReviewRound.Annual(ListKind.Negative, [], TestReviews.Due, TestReviews.Reviewer, TestData.Now)));
        Assert.Equal("review.due", Refusal.Code(() => ReviewRound.Annual(ListKind.Negative, ["FM-01"], TestData.Today, TestReviews.Reviewer, TestData.Now)));
    }

    [Fact] // as domain 3.5: at half time and on the working day before, once each
    public void Units_are_reminded_at_half_time_and_on_the_day_before()
    {
        var calendar = new WorkingCalendar([], [2026]);
        var (round, _) = TestReviews.Of(ReviewCause.Annual); // Monday to Friday: half time Wednesday, eve Thursday
        List<DateOnly> reminded = [];
        for (var day = TestData.Today; day <= TestReviews.Due.AddDays(2); day = day.AddDays(1))
        {
            if (!round.IsToRemindOn(day, calendar)) continue;
            round.Remind(1, Actor.System, TestData.On(day));
            reminded.Add(day);
        }

        Assert.Equal([TestData.Today.AddDays(2), TestData.Today.AddDays(3)], reminded);
    }
}
