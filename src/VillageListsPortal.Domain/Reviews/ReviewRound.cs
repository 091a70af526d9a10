using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Reviews;

/// <summary>Why items are reviewed.</summary>
public enum ReviewCause
{
    /// <summary>依据复核: a law that they cite was amended (domain part 2).</summary>
    LawAmended,
    /// <summary>依据废止复核: a law that they cite was repealed and no text follows it (domain part 2).</summary>
    LawRepealed,
    /// <summary>年度复核: all items of a list.</summary>
    Annual,
}

/// <summary>One review of many items: why, until when, and how it ended. The items are <see cref="ItemReview"/>, each with the unit that answers.</summary>
public sealed class ReviewRound : Entity
{
    /// <summary>The longest reason, in UTF-16 units.</summary>
    public const int LongestText = 2000;

    private ReviewRound() { }

    /// <summary>Why.</summary>
    public ReviewCause Cause { get; private init; }

    /// <summary>The new text of the law, after a repeal its last one; null for an annual review.</summary>
    public Guid? LawId { get; private init; }

    /// <summary>The list; null where a law is the cause.</summary>
    public ListKind? List { get; private init; }

    /// <summary>Where it stands.</summary>
    public ReviewRoundStatus Status { get; private set; }

    /// <summary>Last day for answers.</summary>
    public DateOnly Due { get; private init; }

    /// <summary>Who opened it.</summary>
    public Guid OpenedBy { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>How often the units with open items were reminded.</summary>
    public int Reminders { get; private set; }

    /// <summary>When they were reminded last.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>When it was closed; null while open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How many items had no answer when it was closed.</summary>
    public int Unanswered { get; private set; }

    /// <summary>Why it was closed with items unanswered; null where all were answered.</summary>
    public string? CloseReason { get; private set; }

    /// <summary>Opens the review of the items that cite a superseded text.</summary>
    /// <param name="law">The new text.</param>
    /// <param name="codes">The items.</param>
    /// <param name="due">Last day for answers.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <returns>The review.</returns>
    /// <exception cref="RuleViolationException"><c>review.only-reviewer-opens</c>, <c>review.no-items</c>.</exception>
    public static ReviewRound ForLaw(Guid law, IReadOnlyCollection<string> codes, DateOnly due, Actor by, DateTimeOffset now) =>
        Open(new ReviewRound { Cause = ReviewCause.LawAmended, LawId = law, Due = due, OpenedBy = by.PersonId, OpenedAt = now }, codes, by, now);

    /// <summary>Opens the review of the items that cite a law which was repealed.</summary>
    /// <param name="law">Its last text.</param>
    /// <param name="codes">The items.</param>
    /// <param name="due">Last day for answers.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <returns>The review.</returns>
    /// <exception cref="RuleViolationException"><c>review.only-reviewer-opens</c>, <c>review.no-items</c>.</exception>
    public static ReviewRound ForRepeal(Guid law, IReadOnlyCollection<string> codes, DateOnly due, Actor by, DateTimeOffset now) =>
        Open(new ReviewRound { Cause = ReviewCause.LawRepealed, LawId = law, Due = due, OpenedBy = by.PersonId, OpenedAt = now }, codes, by, now);

    /// <summary>Opens the annual review of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="codes">Its items.</param>
    /// <param name="due">Last day for answers; after today, within a year.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <returns>The review.</returns>
    /// <exception cref="RuleViolationException"><c>review.only-reviewer-opens</c>, <c>review.no-items</c>, <c>review.due</c>.</exception>
    public static ReviewRound Annual(ListKind list, IReadOnlyCollection<string> codes, DateOnly due, Actor by, DateTimeOffset now)
    {
        var today = Days.On(now);
        if (due <= today || due > today.AddYears(1)) throw new RuleViolationException("review.due", "due");
        return Open(new ReviewRound { Cause = ReviewCause.Annual, List = list, Due = due, OpenedBy = by.PersonId, OpenedAt = now }, codes, by, now);
    }

    /// <summary>Whether the portal itself should remind now.</summary>
    /// <param name="today">The day in China.</param>
    /// <param name="calendar">Working days.</param>
    /// <returns>True if so.</returns>
    public bool IsToRemindOn(DateOnly today, WorkingCalendar calendar) =>
        Status == ReviewRoundStatus.Open && calendar.IsToRemindOn(today, Days.On(OpenedAt), Due, RemindedAt is { } at ? Days.On(at) : null);

    /// <summary>Notes that the units with open items were reminded.</summary>
    /// <param name="units">How many units.</param>
    /// <param name="by">Who reminded: the portal or a reviewer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>review.closed</c>.</exception>
    public void Remind(int units, Actor by, DateTimeOffset now)
    {
        RequireOpen();
        (Reminders, RemindedAt) = (Reminders + 1, now);
        Raise(new ReviewReminded(Id, Reminders, units, by, now));
    }

    /// <summary>A reviewer closes an annual review; with items unanswered only for a reason, which is published.</summary>
    /// <param name="unanswered">How many items have no answer.</param>
    /// <param name="reason">Why it is closed nevertheless.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException">Of the table; <c>review.law-closes-itself</c>, <c>review.reason-needed</c> (field, how many), <c>field.too-long</c>.</exception>
    public void Close(int unanswered, string? reason, Actor by, DateTimeOffset now)
    {
        if (Cause != ReviewCause.Annual) throw new RuleViolationException("review.law-closes-itself");
        var next = ReviewWorkflow.Rounds.Next(Status, ReviewRoundStep.Close, by.Role);
        var words = unanswered == 0 ? null : ReviewWords.Keep("reason", reason) ?? throw new RuleViolationException("review.reason-needed", "reason", unanswered);
        Raise(new ReviewClosed(Id, unanswered, words, by, now));
        (Status, ClosedAt, Unanswered, CloseReason) = (next, now, unanswered, words);
    }

    /// <summary>The portal closes a review of a basis once nothing of it is open.</summary>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>workflow.step-not-allowed</c>.</exception>
    public void Finish(DateTimeOffset now)
    {
        var next = ReviewWorkflow.Rounds.NextAlone(Status, ReviewRoundStep.Finish);
        Raise(new ReviewClosed(Id, 0, null, Actor.System, now));
        (Status, ClosedAt) = (next, now);
    }

    internal void RequireOpen()
    {
        if (Status != ReviewRoundStatus.Open) throw new RuleViolationException("review.closed");
    }

    private static ReviewRound Open(ReviewRound round, IReadOnlyCollection<string> codes, Actor by, DateTimeOffset now)
    {
        if (by.Role != Role.Reviewer) throw new RuleViolationException("review.only-reviewer-opens");
        if (codes.Count == 0) throw new RuleViolationException("review.no-items");
        round.Raise(new ReviewOpened(round.Id, round.Cause, round.List, round.Due, codes.Count, by, now));
        return round;
    }
}
