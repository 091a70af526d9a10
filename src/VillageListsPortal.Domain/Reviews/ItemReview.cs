using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Reviews;

/// <summary>One item in a review: who answers for it, what was answered, what became of it.</summary>
public sealed class ItemReview : Entity, IOfUnit
{
    private ItemReview() { }

    /// <summary>Puts an item into a review.</summary>
    /// <param name="round">The review.</param>
    /// <param name="item">The item's code and version.</param>
    /// <param name="unit">Who answers: its department, or the district where the department has no account.</param>
    public ItemReview(ReviewRound round, (string Code, int Version) item, Guid unit)
    {
        (RoundId, ItemCode, Version, UnitId) = (round.Id, item.Code, item.Version, unit);
    }

    /// <summary>The review.</summary>
    public Guid RoundId { get; private set; }

    /// <summary>The item.</summary>
    public string ItemCode { get; private set; } = "";

    /// <summary>The version that was in force when the review was opened.</summary>
    public int Version { get; private set; }

    /// <summary>Who answers.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>Where it stands.</summary>
    public ItemReviewStatus Status { get; private set; }

    /// <summary>The answer; null while there is none.</summary>
    public ReviewAnswer? Answer { get; private set; }

    /// <summary>The article of the new text that the item rests on, after a repeal the basis that is left; null in an annual review.</summary>
    public string? Article { get; private set; }

    /// <summary>Words of the answer, or null.</summary>
    public string? Words { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid? AnsweredBy { get; private set; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Whether it was answered after the deadline; kept and marked.</summary>
    public bool IsLate { get; private set; }

    /// <summary>The request for admission that was opened from here, or the admission that changed the item meanwhile.</summary>
    public Guid? AdmissionId { get; private set; }

    /// <summary>Who accepted the answer.</summary>
    public Guid? AcceptedBy { get; private set; }

    /// <summary>When it was settled.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Why the answer was returned; null where it was not.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Whether nothing more is waited for from the unit.</summary>
    public bool IsAnswered => Status != ItemReviewStatus.Open;

    /// <summary>The item stays as it is: in an annual review that is all; after an amendment it names the article of the new text, after a repeal the other basis that it rests on, and waits for a reviewer.</summary>
    /// <param name="article">The article, e.g. 第二十一条, or the basis that is left; needed but in an annual review.</param>
    /// <param name="words">Words, or null.</param>
    /// <param name="round">The review.</param>
    /// <param name="by">An officer of the unit.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException">Of the table; <c>review.closed</c>, <c>review.other-unit</c>, <c>field.missing</c>, <c>field.too-long</c>.</exception>
    public void Confirm(string? article, string? words, ReviewRound round, Actor by, DateTimeOffset now)
    {
        var isLaw = round.Cause != ReviewCause.Annual;
        var step = isLaw ? ItemReviewStep.NameArticle : ItemReviewStep.Keep;
        var next = NextFor(step, round, by);
        var named = isLaw ? ReviewWords.Need("article", article, ReviewWords.LongestArticle) : null;
        var said = ReviewWords.Keep("words", words);
        Move(step, next, named, by, now);
        Answered(ReviewAnswer.Keep, round, by, now);
        (Article, Words, SettledAt) = (named, said, isLaw ? null : now);
    }

    /// <summary>A request for admission was opened from here: the only way in which the item changes (domain 3.4).</summary>
    /// <param name="admission">The request.</param>
    /// <param name="answer">Amend or remove.</param>
    /// <param name="round">The review.</param>
    /// <param name="by">Department staff of the unit.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException">Of the table; <c>review.closed</c>, <c>review.other-unit</c>.</exception>
    public void Request(Guid admission, ReviewAnswer answer, ReviewRound round, Actor by, DateTimeOffset now)
    {
        var next = NextFor(ItemReviewStep.Request, round, by);
        Move(ItemReviewStep.Request, next, answer.ToString(), by, now);
        Answered(answer, round, by, now);
        (AdmissionId, Article, Words) = (admission, null, null);
    }

    /// <summary>A reviewer accepts the article named: from now on the item rests on it.</summary>
    /// <param name="round">The review.</param>
    /// <param name="by">A reviewer other than who named it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException">Of the table; <c>review.closed</c>, <c>review.answerer-accepts</c>.</exception>
    public void Accept(ReviewRound round, Actor by, DateTimeOffset now)
    {
        round.RequireOpen();
        var next = ReviewWorkflow.Items.Next(Status, ItemReviewStep.Accept, by.Role);
        if (by.PersonId == AnsweredBy) throw new RuleViolationException("review.answerer-accepts");
        Move(ItemReviewStep.Accept, next, Article, by, now);
        (AcceptedBy, SettledAt, ReturnReason) = (by.PersonId, now, null);
    }

    /// <summary>A reviewer returns the answer for another one.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="round">The review.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException">Of the table; <c>review.closed</c>, <c>field.missing</c>, <c>field.too-long</c>.</exception>
    public void Return(string? reason, ReviewRound round, Actor by, DateTimeOffset now)
    {
        round.RequireOpen();
        var next = ReviewWorkflow.Items.Next(Status, ItemReviewStep.Return, by.Role);
        var words = ReviewWords.Need("reason", reason);
        Move(ItemReviewStep.Return, next, words, by, now);
        (Answer, AnsweredBy, AnsweredAt, IsLate, ReturnReason) = (null, null, null, false, words);
    }

    /// <summary>A reviewer gives the item to another unit to answer.</summary>
    /// <param name="unit">The department.</param>
    /// <param name="round">The review.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException">Of the table; <c>review.closed</c>, <c>review.same-unit</c>.</exception>
    public void Assign(Guid unit, ReviewRound round, Actor by, DateTimeOffset now)
    {
        round.RequireOpen();
        var next = ReviewWorkflow.Items.Next(Status, ItemReviewStep.Assign, by.Role);
        if (unit == UnitId) throw new RuleViolationException("review.same-unit");
        UnitId = unit;
        Move(ItemReviewStep.Assign, next, null, by, now);
    }

    /// <summary>An admission has changed or removed the item: it counts as it is now, whatever was answered.</summary>
    /// <param name="admission">The approved admission.</param>
    /// <param name="answer">Amend or remove.</param>
    /// <param name="by">Who approved.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>workflow.step-not-allowed</c>.</exception>
    public void Change(Guid admission, ReviewAnswer answer, Actor by, DateTimeOffset now)
    {
        var next = ReviewWorkflow.Items.NextAlone(Status, ItemReviewStep.Change);
        Move(ItemReviewStep.Change, next, answer.ToString(), by, now);
        (Answer, AdmissionId, SettledAt) = (answer, admission, now);
        AnsweredAt ??= now;
    }

    /// <summary>The request that was opened from here came to nothing: the item waits for an answer again.</summary>
    /// <param name="by">Who refused, withdrew or deleted it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>workflow.step-not-allowed</c>.</exception>
    public void Drop(Actor by, DateTimeOffset now)
    {
        var next = ReviewWorkflow.Items.NextAlone(Status, ItemReviewStep.Drop);
        Move(ItemReviewStep.Drop, next, null, by, now);
        (Answer, AdmissionId, AnsweredBy, AnsweredAt, IsLate) = (null, null, null, null, false);
    }

    /// <summary>The law was amended again: what this review asked is asked about the newer text. A request under way goes on.</summary>
    /// <param name="by">Who loaded the newer text.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>workflow.step-not-allowed</c>.</exception>
    public void Overtake(Actor by, DateTimeOffset now)
    {
        var next = ReviewWorkflow.Items.NextAlone(Status, ItemReviewStep.Overtake);
        Move(ItemReviewStep.Overtake, next, null, by, now);
        (Answer, Article, SettledAt) = (null, null, now);
    }

    /// <summary>Passes an item that is not settled to the successor of the unit that answers (settled S29); what is settled stays whose it was.</summary>
    /// <param name="passing">From which unit to which.</param>
    /// <param name="by">The portal, or the administrator.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>review.only-administrator-passes</c>, <c>review.other-unit</c>, <c>review.settled</c>.</exception>
    public void PassTo(Passing passing, Actor by, DateTimeOffset now)
    {
        if (!Passing.MayBeDoneBy(by)) throw new RuleViolationException("review.only-administrator-passes");
        if (UnitId != passing.From) throw new RuleViolationException("review.other-unit");
        if (Status == ItemReviewStatus.Settled) throw new RuleViolationException("review.settled");
        UnitId = passing.To;
        Raise(new ItemReviewPassed(Id, passing.To, ItemCode, passing.FromName, passing.ToName, by, now));
    }

    private ItemReviewStatus NextFor(ItemReviewStep step, ReviewRound round, Actor by)
    {
        round.RequireOpen();
        var next = ReviewWorkflow.Items.Next(Status, step, by.Role);
        return by.UnitId == UnitId ? next : throw new RuleViolationException("review.other-unit");
    }

    private void Answered(ReviewAnswer answer, ReviewRound round, Actor by, DateTimeOffset now) =>
        (Answer, AnsweredBy, AnsweredAt, IsLate) = (answer, by.PersonId, now, Days.On(now) > round.Due);

    private void Move(ItemReviewStep step, ItemReviewStatus next, string? words, Actor by, DateTimeOffset now)
    {
        Raise(new ItemReviewMoved(Id, UnitId, ItemCode, step, Status, next, words, by, now));
        Status = next;
    }
}
