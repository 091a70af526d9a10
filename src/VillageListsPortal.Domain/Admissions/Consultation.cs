using VillageListsPortal.Domain.Calendar;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>One body asked in a consultation, with its own deadline (domain 3.5).</summary>
public sealed class Consultation : Entity, IOfUnit
{
    private Consultation() { }

    internal Consultation(Admission admission, ConsultedBody body, int round, string question, Actor by, DateTimeOffset now)
    {
        (AdmissionId, UnitId, Round, Question) = (admission.Id, body.UnitId, round, question);
        (Due, AskedBy, AskedAt) = (body.Due, by.PersonId, now);
        Raise(new ConsultationOpened(Id, body.UnitId, admission.Number ?? "", body.Due, by, now));
    }

    /// <summary>The admission.</summary>
    public Guid AdmissionId { get; private set; }

    /// <summary>The body asked.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>1 for the first round, then 2, ….</summary>
    public int Round { get; private set; }

    /// <summary>What is asked.</summary>
    public string Question { get; private set; } = "";

    /// <summary>Last day for the answer.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>Who asked.</summary>
    public Guid AskedBy { get; private set; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>The answer; null while there is none.</summary>
    public ConsultationAnswer? Answer { get; private set; }

    /// <summary>The body's words.</summary>
    public string? Comments { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid? AnsweredBy { get; private set; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Whether it was answered after its deadline; kept and marked.</summary>
    public bool IsLate { get; private set; }

    /// <summary>What became of the answer (意见采纳情况表); null while not settled.</summary>
    public Adoption? Adopted { get; private set; }

    /// <summary>Why, or how.</summary>
    public string? AdoptionReason { get; private set; }

    /// <summary>How often it was reminded.</summary>
    public int Reminders { get; private set; }

    /// <summary>When it was reminded last.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>Whether nothing more is waited for: it has answered or its deadline has passed (settled S17).</summary>
    /// <param name="today">The day in China.</param>
    /// <returns>True if so.</returns>
    public bool IsOverOn(DateOnly today) => Answer is not null || today > Due;

    /// <summary>Whether what it said must be settled in the table of opinions before the assessment ends.</summary>
    public bool NeedsSettling => Answer is ConsultationAnswer.AgreeWithComments or ConsultationAnswer.Disagree && Adopted is null;

    /// <summary>Whether the portal itself should remind it now: <see cref="WorkingCalendar.IsToRemindOn"/> while nothing is there.</summary>
    /// <param name="today">The day in China.</param>
    /// <param name="calendar">Working days.</param>
    /// <returns>True if so.</returns>
    public bool IsToRemindOn(DateOnly today, WorkingCalendar calendar) =>
        !IsOverOn(today) && calendar.IsToRemindOn(today, Days.On(AskedAt), Due, RemindedAt is { } at ? Days.On(at) : null);

    /// <summary>Answers, or answers again while the assessment lasts; the journal keeps both.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="comments">The words; required unless it simply agrees.</param>
    /// <param name="status">Where the admission stands.</param>
    /// <param name="by">An officer of the body.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>consultation.other-unit</c>, <c>consultation.role</c>, <c>consultation.closed</c>, <c>field.missing</c>.</exception>
    public void Reply(ConsultationAnswer answer, string? comments, AdmissionStatus status, Actor by, DateTimeOffset now)
    {
        RequireReplier(by);
        if (status is not (AdmissionStatus.Consulting or AdmissionStatus.Assessing)) throw new RuleViolationException("consultation.closed");
        var words = answer == ConsultationAnswer.Agree && string.IsNullOrWhiteSpace(comments) ? null : AdmissionRules.Words("comments", comments);
        var late = Days.On(now) > Due;
        Raise(new ConsultationAnswered(Id, UnitId, Answer, answer, late, by, now));
        (Answer, Comments, AnsweredBy, AnsweredAt, IsLate) = (answer, words, by.PersonId, now, late);
        (Adopted, AdoptionReason) = (null, null);
    }

    /// <summary>Passes a question that was not answered to the successor of the body (settled S29); an answer stays whose it was.</summary>
    /// <param name="passing">From which unit to which.</param>
    /// <param name="by">The portal, or the administrator.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.only-administrator-passes</c>, <c>admission.other-unit</c>, <c>consultation.answered</c>.</exception>
    public void PassTo(Passing passing, Actor by, DateTimeOffset now)
    {
        passing.Require(UnitId, by);
        if (Answer is not null) throw new RuleViolationException("consultation.answered");
        UnitId = passing.To;
        Raise(new ConsultationPassed(Id, passing.To, passing.FromName, passing.ToName, by, now));
    }

    /// <summary>Whether an officer of this role answers for a body.</summary>
    /// <param name="role">The role.</param>
    /// <returns>True for village clerk, head and secretary, township and department staff.</returns>
    public static bool MayReply(Role? role) => role is Role.VillageClerk or Role.VillageHead or Role.PartySecretary or Role.TownshipStaff or Role.DepartmentStaff;

    internal void Settle(Adoption adopted, string? reason, Actor by, DateTimeOffset now)
    {
        if (Answer is null) throw new RuleViolationException("consultation.unanswered");
        AdoptionReason = adopted == Adoption.Adopted && string.IsNullOrWhiteSpace(reason) ? null : AdmissionRules.Words("adoption-reason", reason);
        Raise(new AnswerSettled(Id, UnitId, adopted, by, now));
        Adopted = adopted;
    }

    internal void Remind(Actor by, DateTimeOffset now)
    {
        if (Answer is not null) throw new RuleViolationException("consultation.answered");
        (Reminders, RemindedAt) = (Reminders + 1, now);
        Raise(new ConsultationReminded(Id, UnitId, Reminders, by, now));
    }

    private void RequireReplier(Actor by)
    {
        if (by.UnitId != UnitId) throw new RuleViolationException("consultation.other-unit");
        if (!MayReply(by.Role)) throw new RuleViolationException("consultation.role");
    }
}

/// <summary>A body to be asked.</summary>
/// <param name="UnitId">The body.</param>
/// <param name="Due">Its last day.</param>
public sealed record ConsultedBody(Guid UnitId, DateOnly Due);

/// <summary>Answers of a consultation (domain 3.5).</summary>
public enum ConsultationAnswer
{
    /// <summary>同意。</summary>
    Agree,
    /// <summary>同意，附意见。</summary>
    AgreeWithComments,
    /// <summary>不同意。</summary>
    Disagree,
}

/// <summary>What became of an answer.</summary>
public enum Adoption
{
    /// <summary>采纳。</summary>
    Adopted,
    /// <summary>部分采纳。</summary>
    PartlyAdopted,
    /// <summary>未采纳。</summary>
    NotAdopted,
}
