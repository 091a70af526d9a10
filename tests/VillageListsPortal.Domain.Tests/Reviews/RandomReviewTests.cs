using System.Text.Json;
using FsCheck.Fluent;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Reviews;

/// <summary>Whatever anybody tries, in whatever order and in whatever of several posts, the rules of reviews hold.</summary>
public sealed class RandomReviewTests
{
    private const int MostActs = 25;
    private const int MostRounds = 30;
    private static readonly Guid[] People = [.. Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7())];
    private static readonly Guid[] Units = [TestReviews.Department, Guid.CreateVersion7()];
    private static readonly string[] Acts = ["Confirm", "ConfirmSilently", "Amend", "Remove", "Accept", "Return", "Assign", "Change", "Drop", "Overtake", "Pass", "Close", "Finish"];

    [Fact] // who named the article does not accept it, in whatever post
    public void Nobody_accepts_his_own_answer() => Hold(j => j.Item.AcceptedBy is null || j.Item.AcceptedBy != j.Item.AnsweredBy);

    [Fact]
    public void The_item_moves_only_along_the_table() => Hold(j => j.Was == j.Item.Status || ReviewWorkflow.Items.Transitions.Any(t => t.From == j.Was && t.To == j.Item.Status));

    [Fact] // domain part 2: after an amendment or a repeal no item is left as it is without an article, and another pair of eyes
    public void A_basis_is_settled_by_an_article_that_another_accepted_by_an_admission_or_by_a_newer_text() => Hold(j =>
        j.Round.Cause == ReviewCause.Annual || j.Item.Status != ItemReviewStatus.Settled || j.Last == ItemReviewStep.Change || j.Last == ItemReviewStep.Overtake
        || (j.Last == ItemReviewStep.Accept && j.Item.Article is not null && j.Item.AcceptedBy is not null));

    [Fact]
    public void Only_the_unit_that_has_the_item_answers_it_and_only_while_the_review_is_open() => Hold(j =>
        j.Refused || j.What is not ("Confirm" or "ConfirmSilently" or "Amend" or "Remove") || (j.By.UnitId == j.UnitBefore && j.OpenBefore && j.Item.AnsweredBy == j.By.PersonId));

    [Fact] // as domain 3.4: an answer that would change the list waits for a request
    public void To_amend_or_to_remove_is_settled_only_by_an_admission() => Hold(j =>
        j.Item.Status != ItemReviewStatus.Settled || j.Item.Answer is not (ReviewAnswer.Amend or ReviewAnswer.Remove) || j.Item.AdmissionId is not null);

    [Fact]
    public void An_open_item_has_no_answer_and_an_answered_one_has() => Hold(j =>
        (j.Item.Status != ItemReviewStatus.Open || (j.Item.Answer is null && j.Item.AnsweredBy is null && j.Item.AdmissionId is null))
        && (j.Item.Status is ItemReviewStatus.Open or ItemReviewStatus.Settled || (j.Item.Answer is not null && j.Item.AnsweredBy is not null))
        && (j.Item.Status == ItemReviewStatus.Settled) == (j.Item.SettledAt is not null));

    [Fact] // settled S29: what is settled stays whose it was
    public void The_unit_changes_only_by_a_reviewer_or_with_its_unit_and_never_once_it_is_settled() => Hold(j =>
        j.Item.UnitId == j.UnitBefore || (j.What is "Assign" or "Pass" && j.Was != ItemReviewStatus.Settled));

    [Fact] // RuleViolationException: nothing has changed when it is thrown
    public void A_refused_act_changes_nothing() => Hold(j => !j.Refused || j.Before == Seen(j.Round, j.Item));

    [Fact] // domain 8.2
    public void Whatever_changes_is_told_in_the_name_of_who_did_it() => Hold(j =>
        j.Refused || j.Before == Seen(j.Round, j.Item) || j.Item.Events.Concat(j.Round.Events).MaxBy(e => e.At)!.By.PersonId is var person && (person == j.By.PersonId || person == Actor.System.PersonId));

    [Fact] // the generator is worth something only if it gets somewhere
    public void Random_acts_reach_every_state_of_every_review()
    {
        HashSet<(ReviewCause, ItemReviewStatus)> reached = [];
        var all = Enum.GetValues<ReviewCause>().SelectMany(c => Enum.GetValues<ItemReviewStatus>().Select(s => (c, s))).Where(p => p != (ReviewCause.Annual, ItemReviewStatus.Proposed)).ToList();
        for (var i = 0; i < MostRounds && reached.Count < all.Count; i++) Hold(j => reached.Add((j.Round.Cause, j.Item.Status)) || true); // chance alone must not fail it
        Assert.Equal(all.Order(), reached.Order());
    }

    private static string Seen(ReviewRound round, ItemReview item) => JsonSerializer.Serialize((object)round) + JsonSerializer.Serialize((object)item);

    private static void Hold(Func<Journey, bool> isTrue)
    {
        var act = from what in Gen.Elements(Acts)
                  from role in Gen.Elements(Role.DepartmentStaff, Role.DepartmentStaff, Role.Reviewer, Role.Reviewer, Role.Approver, Role.Administrator)
                  from who in Gen.Choose(0, People.Length - 1)
                  from unit in Gen.Elements(Units)
                  select (What: what, By: new Actor(People[who], null, role, unit));
        var likely = from what in Gen.Elements("Confirm", "Amend", "Accept", "Return", "Drop") // the way that reviews go, by who goes it
                     from who in Gen.Choose(0, People.Length - 1)
                     select (What: what, By: new Actor(People[who], null, what is "Confirm" or "Amend" ? Role.DepartmentStaff : Role.Reviewer, TestReviews.Department));
        var journeys = from cause in Gen.Elements(Enum.GetValues<ReviewCause>()) from length in Gen.Choose(3, MostActs) from acts in Gen.ArrayOf(Gen.Frequency((2, act), (3, likely)), length) select (cause, acts);
        Always.Holds(journeys, journey =>
        {
            var (round, item) = TestReviews.Of(journey.cause);
            var at = TestData.Now;
            return journey.acts.All(a => isTrue(Journey.Of(round, item, a.What, a.By, at = at.AddHours(5))));
        });
    }

    private static void Take(ReviewRound round, ItemReview item, string what, Actor by, DateTimeOffset at)
    {
        switch (what)
        {
            case "Confirm": item.Confirm("第二十二条", "照旧", round, by, at); break;
            case "ConfirmSilently": item.Confirm(null, null, round, by, at); break;
            case "Amend": item.Request(Guid.CreateVersion7(), ReviewAnswer.Amend, round, by, at); break;
            case "Remove": item.Request(Guid.CreateVersion7(), ReviewAnswer.Remove, round, by, at); break;
            case "Accept": item.Accept(round, by, at); break;
            case "Return": item.Return("请写到款。", round, by, at); break;
            case "Assign": item.Assign(Units[at.Hour % 2], round, by, at); break;
            case "Change": item.Change(Guid.CreateVersion7(), ReviewAnswer.Amend, by, at); break;
            case "Drop": item.Drop(by, at); break;
            case "Overtake": item.Overtake(by, at); break;
            case "Pass": item.PassTo(new Passing(Units[0], "甲局", Units[1], "乙局"), by, at); break;
            case "Close": round.Close(item.IsAnswered ? 0 : 1, "改日再看", by, at); break;
            default: if (item.Status == ItemReviewStatus.Settled) round.Finish(at); break;
        }
    }

    /// <summary>One act and what was before it.</summary>
    private sealed record Journey(ReviewRound Round, ItemReview Item, string What, Actor By)
    {
        public ItemReviewStatus Was { get; } = Item.Status;

        public Guid UnitBefore { get; } = Item.UnitId;

        public bool OpenBefore { get; } = Round.Status == ReviewRoundStatus.Open;

        public string Before { get; } = Seen(Round, Item);

        public bool Refused { get; private init; }

        public ItemReviewStep? Last => Item.Events.OfType<ItemReviewMoved>().LastOrDefault()?.Step;

        public static Journey Of(ReviewRound round, ItemReview item, string what, Actor by, DateTimeOffset at)
        {
            var journey = new Journey(round, item, what, by);
            try
            {
                Take(round, item, what, by, at);
                return journey;
            }
            catch (RuleViolationException)
            {
                return journey with { Refused = true };
            }
        }
    }
}
