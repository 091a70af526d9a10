using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>Acceptance, consultation and assessment by the district's reviewers (domain 3.4 to 3.6).</summary>
public sealed partial class Admission
{
    private readonly List<Consultation> consultations = [];
    private readonly List<AssessmentOpinion> opinions = [];

    /// <summary>When it was accepted first; the clock runs from that day (domain 3.8).</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>The reviewer who has the case; null for none. Others may act, and the journal tells.</summary>
    public Guid? AssignedTo { get; private set; }

    /// <summary>Times in which the clock stood still.</summary>
    public IReadOnlyList<ClockPause> Pauses { get; private set; } = [];

    /// <summary>All bodies asked, of all rounds.</summary>
    public IReadOnlyList<Consultation> Consultations => consultations;

    /// <summary>The opinions of the assessment, one an aspect.</summary>
    public IReadOnlyList<AssessmentOpinion> Opinions => opinions;

    /// <summary>The recommendation; null before.</summary>
    public AssessmentResult? Assessment { get; private set; }

    /// <summary>The clock as of a day; null before acceptance and after the end.</summary>
    /// <param name="today">The day in China.</param>
    /// <param name="rules">The district's limits and working days.</param>
    /// <returns>The clock, or null.</returns>
    public AdmissionClock? ClockOn(DateOnly today, DistrictRules rules) => AcceptedAt is { } at && ClosedAt is null
        ? AdmissionClock.Of(Days.On(at), Pauses, today, LimitsUnder(rules), rules.Calendar)
        : null;

    /// <summary>The limits that it keeps from its acceptance on, whatever is set later.</summary>
    /// <param name="rules">The district's limits.</param>
    /// <returns>Those of the day of acceptance; before it those of today.</returns>
    public AdmissionSettings LimitsUnder(DistrictRules rules) => AcceptedAt is { } at ? rules.SettingsOn(Days.On(at)) : rules.Settings;

    /// <summary>A reviewer takes the case, or gives it to another.</summary>
    /// <param name="to">The person; null puts it back.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.only-reviewer-assigns</c>, <c>admission.closed</c>, <c>admission.filer-reviews</c>.</exception>
    public void Assign(Guid? to, Actor by, DateTimeOffset now)
    {
        if (by.Role != Role.Reviewer) throw new RuleViolationException("admission.only-reviewer-assigns");
        var stays = AssignedTo == to;
        Give(to, by, now);
        if (!stays) HandoverId = null; // given to somebody else by name, it does not come back when a hand-over ends
    }

    /// <summary>受理. Responsibility shifted to the village is reworded first, or the reviewer says why it may pass (domain 3.11).</summary>
    /// <param name="reasonForShift">Why it may pass; required where responsibility is shifted.</param>
    /// <param name="by">A reviewer who had no part in filing.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.shift-unreasoned</c>, <c>admission.filer-reviews</c>.</exception>
    public void Accept(string? reasonForShift, Actor by, DateTimeOffset now)
    {
        RequireNotFiler(by);
        if (Findings.Shifted.Count > 0 && string.IsNullOrWhiteSpace(reasonForShift)) throw new RuleViolationException("admission.shift-unreasoned", "shift-reason");
        var why = Findings.Shifted.Count > 0 ? AdmissionRules.Words("shift-reason", reasonForShift) : null;
        Move(AdmissionStep.Accept, why, by, now);
        ShiftReason = why;
        AcceptedAt ??= now;
        AssignedTo ??= by.PersonId;
        Note(by, AdmissionAct.Reviewed);
    }

    /// <summary>退回补正: the clock stops until the unit has sent it again (domain 3.8).</summary>
    /// <param name="reason">What is to be corrected; required.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    public void Return(string? reason, Actor by, DateTimeOffset now)
    {
        RequireNotFiler(by);
        var why = AdmissionRules.Words("reason", reason);
        Move(AdmissionStep.Return, why, by, now);
        ReturnReason = why;
        if (AcceptedAt is not null) Pauses = [.. Pauses, new ClockPause(Days.On(now), null, PauseReason.Returned)];
        Note(by, AdmissionAct.Reviewed);
    }

    /// <summary>Opens a consultation, or a further round of it: each body with its own deadline (domain 3.5).</summary>
    /// <param name="bodies">Who is asked, until when.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="rules">The district's limits and working days.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <returns>What was sent.</returns>
    /// <exception cref="RuleViolationException"><c>admission.nobody-consulted</c>, <c>admission.consulted-itself</c>, <c>admission.consulted-twice</c>, <c>admission.consultation-too-short</c>, <c>admission.consultation-too-long</c> (settled S17).</exception>
    public IReadOnlyList<Consultation> OpenConsultation(IReadOnlyList<ConsultedBody> bodies, string? question, DistrictRules rules, Actor by, DateTimeOffset now)
    {
        RequireNotFiler(by);
        RequireConsultable(bodies, rules, Days.On(now));
        var asks = AdmissionRules.Words("question", question);
        Move(AdmissionStep.OpenConsultation, null, by, now);
        var round = consultations.Count == 0 ? 1 : consultations.Max(c => c.Round) + 1;
        var sent = bodies.Select(b => new Consultation(this, b, round, asks, by, now)).ToList();
        consultations.AddRange(sent);
        Note(by, AdmissionAct.Reviewed);
        return sent;
    }

    /// <summary>催办 of one body that has not answered.</summary>
    /// <param name="consultation">Which.</param>
    /// <param name="by">A reviewer, or the portal itself at half time and a day before.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.only-reviewer-reminds</c>, <c>consultation.closed</c>, <c>consultation.answered</c>.</exception>
    public void Remind(Guid consultation, Actor by, DateTimeOffset now)
    {
        if (by.Role != Role.Reviewer && by != Actor.System) throw new RuleViolationException("admission.only-reviewer-reminds");
        if (Status != AdmissionStatus.Consulting) throw new RuleViolationException("consultation.closed");
        ConsultationOf(consultation).Remind(by, now);
    }

    /// <summary>The last day that a body asked still has for its answer; null where nobody is waited for and the consultation can be closed (settled S17).</summary>
    /// <param name="today">The day.</param>
    public DateOnly? WaitsForAnswersUntil(DateOnly today) => consultations.Where(c => !c.IsOverOn(today)).Max(c => (DateOnly?)c.Due);

    /// <summary>结束协商，转评估: not before each body has answered or its own deadline has passed (domain 3.5, settled S17).</summary>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.consultation-open</c> (how many are waited for).</exception>
    public void CloseConsultation(Actor by, DateTimeOffset now)
    {
        RequireNotFiler(by);
        var open = consultations.Count(c => !c.IsOverOn(Days.On(now)));
        if (open > 0) throw new RuleViolationException("admission.consultation-open", open);
        Move(AdmissionStep.CloseConsultation, null, by, now);
        Note(by, AdmissionAct.Reviewed);
    }

    /// <summary>退回协商 out of the assessment, with a comment.</summary>
    /// <param name="comment">Why; required.</param>
    /// <param name="by">A reviewer.</param>
    /// <param name="now">When.</param>
    public void ReopenConsultation(string? comment, Actor by, DateTimeOffset now)
    {
        RequireNotFiler(by);
        var why = AdmissionRules.Words("reason", comment);
        Move(AdmissionStep.ReopenConsultation, why, by, now);
        Note(by, AdmissionAct.Reviewed);
    }

    /// <summary>Says what became of an answer, for the table of opinions (意见采纳情况表).</summary>
    /// <param name="consultation">Which.</param>
    /// <param name="adopted">What became of it.</param>
    /// <param name="reason">Why; required unless it was adopted.</param>
    /// <param name="ownUnits">Units at which the reviewer holds a post: nobody assesses a request of his own unit.</param>
    /// <param name="by">A reviewer who had no part in filing.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.filer-assesses</c>, <c>admission.own-unit-assesses</c>, <c>workflow.step-not-allowed</c>, <c>consultation.other-unit</c>.</exception>
    public void SettleAnswer(Guid consultation, Adoption adopted, string? reason, IReadOnlyCollection<Guid> ownUnits, Actor by, DateTimeOffset now)
    {
        RequireAssessor(by, ownUnits);
        if (Status is not (AdmissionStatus.Consulting or AdmissionStatus.Assessing)) throw new RuleViolationException("workflow.step-not-allowed", AdmissionStep.Recommend, Status);
        ConsultationOf(consultation).Settle(adopted, reason, by, now);
        Note(by, AdmissionAct.Reviewed);
    }

    /// <summary>Gives one of the five opinions; the latest of its aspect counts (domain 3.6, settled S16).</summary>
    /// <param name="aspect">The aspect.</param>
    /// <param name="verdict">How it is judged.</param>
    /// <param name="text">The opinion; required.</param>
    /// <param name="ownUnits">Units at which the reviewer holds a post: nobody assesses a request of his own unit.</param>
    /// <param name="by">A reviewer who had no part in filing.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.filer-assesses</c>, <c>admission.own-unit-assesses</c>, <c>admission.not-assessing</c>.</exception>
    public void GiveOpinion(AssessmentAspect aspect, Verdict verdict, string? text, IReadOnlyCollection<Guid> ownUnits, Actor by, DateTimeOffset now)
    {
        RequireAssessor(by, ownUnits);
        if (Status != AdmissionStatus.Assessing) throw new RuleViolationException("admission.not-assessing");
        var words = AdmissionRules.Words("opinion", text);
        var opinion = opinions.Find(o => o.Aspect == aspect);
        if (opinion is null) opinions.Add(opinion = new AssessmentOpinion(Id, aspect));
        opinion.Give(verdict, words, by.PersonId, now);
        Raise(new OpinionGiven(Id, UnitId, aspect, verdict, by, now));
        Note(by, AdmissionAct.Assessed);
    }

    /// <summary>Whether an opinion is of the text as it is: what came back for correction is consulted on and judged anew (domain 3.4, 3.6).</summary>
    /// <param name="opinion">One of <see cref="Opinions"/>.</param>
    /// <returns>False where it was given before the request left its unit last.</returns>
    public bool Counts(AssessmentOpinion opinion) => !(opinion.At < LeftAt);

    /// <summary>Puts the recommendation before the approver, once all five opinions are given and every answer is settled (domain 3.6, 3.7).</summary>
    /// <param name="says">What is recommended.</param>
    /// <param name="reasons">Why; required.</param>
    /// <param name="conditions">The conditions; required for an admission with conditions.</param>
    /// <param name="ownUnits">Units at which the reviewer holds a post.</param>
    /// <param name="by">A reviewer who had no part in filing.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.opinion-missing</c>, <c>admission.opinion-outdated</c>, <c>admission.answer-unsettled</c>, <c>admission.unsound-admitted</c>, and what <see cref="GiveOpinion"/> refuses.</exception>
    public void Recommend(Recommendation says, string? reasons, string? conditions, IReadOnlyCollection<Guid> ownUnits, Actor by, DateTimeOffset now)
    {
        RequireAssessor(by, ownUnits);
        RequireAssessed(says);
        var why = AdmissionRules.Words("reasons", reasons);
        var under = says == Recommendation.AdmitWithConditions ? AdmissionRules.Words("conditions", conditions) : null;
        Move(AdmissionStep.Recommend, says.ToString(), by, now);
        Assessment = new AssessmentResult(says, why, under, by.PersonId, now);
        ReturnReason = null;
        Note(by, AdmissionAct.Assessed);
    }

    private void RequireAssessed(Recommendation says)
    {
        if (Status != AdmissionStatus.Assessing) return; // the table says it better
        foreach (var aspect in Enum.GetValues<AssessmentAspect>())
        {
            var opinion = opinions.Find(o => o.Aspect == aspect) ?? throw new RuleViolationException("admission.opinion-missing", aspect);
            if (!Counts(opinion)) throw new RuleViolationException("admission.opinion-outdated", aspect);
        }

        if (consultations.Exists(c => c.NeedsSettling)) throw new RuleViolationException("admission.answer-unsettled");
        // What needs a licence, an instrument or trained staff is refused, or bought as a service (domain 3.6).
        if (says != Recommendation.Refuse && opinions.Exists(o => o.Verdict == Verdict.Unsound)) throw new RuleViolationException("admission.unsound-admitted");
    }

    private void RequireAssessor(Actor by, IReadOnlyCollection<Guid> ownUnits)
    {
        if (by.Role != Role.Reviewer) throw new RuleViolationException("workflow.role-not-allowed", AdmissionStep.Recommend, Status);
        if (Did(by.PersonId, AdmissionAct.Filed, AdmissionAct.Countersigned)) throw new RuleViolationException("admission.filer-assesses");
        if (ownUnits.Contains(UnitId)) throw new RuleViolationException("admission.own-unit-assesses");
    }

    private void RequireConsultable(IReadOnlyList<ConsultedBody> bodies, DistrictRules rules, DateOnly today)
    {
        if (bodies.Count == 0) throw new RuleViolationException("admission.nobody-consulted", "bodies");
        if (bodies.Select(b => b.UnitId).Distinct().Count() < bodies.Count) throw new RuleViolationException("admission.consulted-twice", "bodies");
        var left = LimitsUnder(rules).LeftToDecide;
        var shortest = rules.Calendar.DueDay(today, 1); // always open: the stage is not skipped (domain 3.4), however late it is begun
        foreach (var body in bodies)
        {
            if (body.UnitId == UnitId) throw new RuleViolationException("admission.consulted-itself", "bodies");
            if (consultations.Exists(c => c.UnitId == body.UnitId && c.Answer is null && c.Due >= today)) throw new RuleViolationException("admission.consulted-twice", "bodies");
            if (body.Due < shortest) throw new RuleViolationException("admission.consultation-too-short", "bodies");
            if (body.Due > shortest && ClockOn(today, rules) is { } clock && rules.Calendar.DaysLeft(body.Due, clock.Due) < left)
            {
                throw new RuleViolationException("admission.consultation-too-long", "bodies", left, clock.Due);
            }
        }
    }

    private Consultation ConsultationOf(Guid id) => consultations.Find(c => c.Id == id) ?? throw new RuleViolationException("consultation.other-unit");

    private void EndPause(DateOnly today)
    {
        if (Pauses is [.., { To: null } last]) Pauses = [.. Pauses.SkipLast(1), last with { To = today }];
    }
}
