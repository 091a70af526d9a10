using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Reviews;

/// <summary>Every state x step x role of the review of an item, against the rules and not against the table.</summary>
public sealed class ReviewWorkflowTests
{
    /// <summary>Written from the rules: each line one step, who takes it (- for the portal itself), from which states, to which.</summary>
    private const string Expected = """
        Keep        | DepartmentStaff Reviewer | Open                            | Settled
        NameArticle | DepartmentStaff Reviewer | Open                            | Proposed
        Request     | DepartmentStaff          | Open                            | Requested
        Assign      | Reviewer                 | Open                            | Open
        Accept      | Reviewer                 | Proposed                        | Settled
        Return      | Reviewer                 | Proposed                        | Open
        Change      | -                        | Open Proposed Requested Settled | Settled
        Drop        | -                        | Requested                       | Open
        Overtake    | -                        | Open Proposed Requested         | Settled
        """;

    private static readonly List<(ItemReviewStep Step, string[] Roles, string[] From, ItemReviewStatus To)> Rules =
    [
        .. Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Select(c => (Enum.Parse<ItemReviewStep>(c[0]), c[1].Split(' '), c[2].Split(' '), Enum.Parse<ItemReviewStatus>(c[3]))),
    ];

    public static TheoryData<ItemReviewStatus, ItemReviewStep> EveryStateAndStep()
    {
        var data = new TheoryData<ItemReviewStatus, ItemReviewStep>();
        foreach (var status in Enum.GetValues<ItemReviewStatus>())
        {
            foreach (var step in Enum.GetValues<ItemReviewStep>()) data.Add(status, step);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryStateAndStep))]
    public void The_table_allows_exactly_what_the_rules_say(ItemReviewStatus status, ItemReviewStep step)
    {
        var rule = Rules.Single(r => r.Step == step);
        var moves = rule.From.Contains(status.ToString(), StringComparer.Ordinal);
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.Equal(moves && rule.Roles.Contains(role.ToString(), StringComparer.Ordinal), ReviewWorkflow.Items.Allows(status, step, role));
        }

        if (moves && rule.Roles is ["-"]) Assert.Equal(rule.To, ReviewWorkflow.Items.NextAlone(status, step));
        else Assert.Equal("workflow.step-not-allowed", Refusal.Code(() => ReviewWorkflow.Items.NextAlone(status, step)));
        if (moves && rule.Roles is not ["-"]) Assert.Equal(rule.To, ReviewWorkflow.Items.Next(status, step, Enum.Parse<Role>(rule.Roles[0])));
    }

    [Theory] // the entity moves by the table and by nothing else; what is refused has changed nothing
    [MemberData(nameof(EveryStateAndStep))]
    public void The_item_moves_exactly_as_the_rules_say(ItemReviewStatus status, ItemReviewStep step)
    {
        if (step is ItemReviewStep.Change or ItemReviewStep.Drop or ItemReviewStep.Overtake) return; // no officer's act
        var rule = Rules.Single(r => r.Step == step);
        foreach (var role in Enum.GetValues<Role>())
        {
            var (round, item) = In(status, step == ItemReviewStep.Keep ? ReviewCause.Annual : ReviewCause.LawAmended);
            if (item.Status != status) continue; // an annual review has no article to accept
            var by = new Actor(Guid.CreateVersion7(), Guid.CreateVersion7(), role, item.UnitId);
            item.ClearEvents();
            var moves = rule.From.Contains(status.ToString(), StringComparer.Ordinal) && rule.Roles.Contains(role.ToString(), StringComparer.Ordinal);
            var code = Record.Exception(() => Take(item, round, step, by)) is RuleViolationException broken ? broken.Code : null;
            Assert.Equal(moves, code is null);
            Assert.Equal(moves ? rule.To : status, item.Status);
            Assert.Equal(moves ? 1 : 0, item.Events.Count);
        }
    }

    private static (ReviewRound Round, ItemReview Item) In(ItemReviewStatus status, ReviewCause cause)
    {
        var (round, item) = TestReviews.Of(cause);
        if (status == ItemReviewStatus.Requested) item.Request(Guid.CreateVersion7(), ReviewAnswer.Amend, round, TestReviews.Staff, TestData.Now);
        if (status is ItemReviewStatus.Proposed or ItemReviewStatus.Settled) item.Confirm("第二十一条", null, round, TestReviews.Staff, TestData.Now);
        if (status == ItemReviewStatus.Settled && item.Status == ItemReviewStatus.Proposed) item.Accept(round, TestReviews.Reviewer, TestData.Now);
        return (round, item);
    }

    private static void Take(ItemReview item, ReviewRound round, ItemReviewStep step, Actor by)
    {
        switch (step)
        {
            case ItemReviewStep.Keep or ItemReviewStep.NameArticle: item.Confirm("第二十二条", null, round, by, TestData.Now); break;
            case ItemReviewStep.Request: item.Request(Guid.CreateVersion7(), ReviewAnswer.Amend, round, by, TestData.Now); break;
            case ItemReviewStep.Accept: item.Accept(round, by, TestData.Now); break;
            case ItemReviewStep.Return: item.Return("请写到款。", round, by, TestData.Now); break;
            default: item.Assign(Guid.CreateVersion7(), round, by, TestData.Now); break;
        }
    }
}

/// <summary>A review with one item, ZZ-01 of a department.</summary>
internal static class TestReviews
{
    public static readonly Guid Department = Guid.CreateVersion7();
    public static readonly Actor Staff = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.DepartmentStaff, Department);
    public static readonly Actor Reviewer = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.Reviewer, Guid.CreateVersion7());

    /// <summary>Due on Friday.</summary>
    public static readonly DateOnly Due = TestData.Today.AddDays(4);

    public static (ReviewRound Round, ItemReview Item) Of(ReviewCause cause)
    {
        var round = cause switch
        {
            ReviewCause.Annual => ReviewRound.Annual(ListKind.Autonomy, ["ZZ-01"], Due, Reviewer, TestData.Now),
            ReviewCause.LawRepealed => ReviewRound.ForRepeal(Guid.CreateVersion7(), ["ZZ-01"], Due, Reviewer, TestData.Now),
            _ => ReviewRound.ForLaw(Guid.CreateVersion7(), ["ZZ-01"], Due, Reviewer, TestData.Now),
        };
        return (round, new ItemReview(round, ("ZZ-01", 1), Department));
    }
}
