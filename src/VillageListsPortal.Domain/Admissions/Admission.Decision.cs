using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>The decision by somebody who neither filed nor assessed (domain 3.7, 3.9).</summary>
public sealed partial class Admission
{
    /// <summary>The decision as recorded; null before.</summary>
    public Decision? Decision { get; private set; }

    /// <summary>Who recorded it.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>审定批准, or where the municipality approves too, 报市政府审定 first.</summary>
    /// <param name="decision">The decision; once the municipality has it, only its document number, the first day and the scan are taken: the district has decided.</param>
    /// <param name="rules">The district's limits and working days.</param>
    /// <param name="by">An approver who neither filed nor assessed.</param>
    /// <param name="now">When.</param>
    /// <returns>True when approved; false where it now waits for the municipality.</returns>
    /// <exception cref="RuleViolationException"><c>admission.filer-approves</c>, <c>admission.assessor-approves</c>, <c>admission.effective-too-early</c>, <c>admission.effective-in-past</c>, <c>admission.until-before-from</c>, <c>admission.decided-before-assessed</c>, or of <see cref="Decision.RequireWhole"/>.</exception>
    public bool Approve(Decision decision, DistrictRules rules, Actor by, DateTimeOffset now)
    {
        RequireDecider(by);
        var whole = Status == AdmissionStatus.AwaitingMunicipal ? WithMunicipality(decision) : Recorded(decision, approves: true, Days.On(now));
        RequireEffective(whole.From, rules, now);
        if (rules.Settings.Municipal && Status == AdmissionStatus.AwaitingApproval)
        {
            Move(AdmissionStep.SendToMunicipality, whole.DocumentNumber, by, now);
            (Decision, DecidedBy, DecidedAt) = (whole, by.PersonId, now);
            Pauses = [.. Pauses, new ClockPause(Days.On(now), null, PauseReason.Municipality)];
            Note(by, AdmissionAct.Decided);
            return false;
        }

        Move(AdmissionStep.Approve, whole.DocumentNumber, by, now);
        Finish(whole, by, now);
        return true;
    }

    /// <summary>不予准入, with reasons.</summary>
    /// <param name="decision">The decision; its opinion holds the reasons.</param>
    /// <param name="by">An approver who neither filed nor assessed.</param>
    /// <param name="now">When.</param>
    public void Refuse(Decision decision, Actor by, DateTimeOffset now)
    {
        RequireDecider(by);
        var whole = Recorded(decision, approves: false, Days.On(now));
        Move(AdmissionStep.Refuse, whole.Opinion, by, now);
        Finish(whole, by, now);
    }

    /// <summary>退回评估, with a comment; from the municipality too, and then what the district had decided is decided anew.</summary>
    /// <param name="comment">Why; required.</param>
    /// <param name="by">An approver who neither filed nor assessed.</param>
    /// <param name="now">When.</param>
    public void ReturnToAssessment(string? comment, Actor by, DateTimeOffset now)
    {
        RequireDecider(by);
        var why = AdmissionRules.Words("reason", comment);
        Move(AdmissionStep.ReturnToAssessment, why, by, now);
        (ReturnReason, Decision, DecidedBy, DecidedAt) = (why, null, null, null);
        EndPause(Days.On(now));
    }

    /// <summary>Gives the code of the item that the approval made.</summary>
    /// <param name="code">The code.</param>
    internal void Became(string code) => ItemCode = code;

    /// <summary>Whether the term that was approved with it is over on that day.</summary>
    /// <param name="today">The day in China.</param>
    /// <returns>True for a temporary task or an item whose last day is past.</returns>
    public bool IsOverOn(DateOnly today) => Status == AdmissionStatus.Approved && Request.MayHaveTerm && today > LastDay;

    /// <summary>What was admitted for a term ends after its last day, by itself (domain 3.9); an item by <see cref="ListChange.AtTerm"/>, with its list.</summary>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.not-expired</c>.</exception>
    public void Expire(DateTimeOffset now)
    {
        if (!IsOverOn(Days.On(now))) throw new RuleViolationException("admission.not-expired");
        var was = Status;
        Status = AdmissionWorkflow.Table.NextAlone(Status, AdmissionStep.Expire);
        Raise(new AdmissionMoved(Id, UnitId, AdmissionStep.Expire, was, Status, null, Actor.System, now));
    }

    private Decision Recorded(Decision decision, bool approves, DateOnly today)
    {
        var whole = decision.RequireWhole(approves, today);
        if (Assessment is { } assessed && whole.Day < Days.On(assessed.At)) throw new RuleViolationException("admission.decided-before-assessed", "day", Days.On(assessed.At)); // none skipped (domain 3.4)
        return whole;
    }

    /// <summary>The district's decision stands as it was recorded; the municipality's number and, where it took long, a later first day come to it.</summary>
    private Decision WithMunicipality(Decision decision) => Decision! with
    {
        MunicipalDocument = AdmissionRules.Words("municipal-document", decision.MunicipalDocument, AdmissionRules.LongestLine),
        From = decision.From ?? Decision.From,
        ScanId = decision.ScanId ?? Decision.ScanId,
    };

    private void RequireEffective(DateOnly? from, DistrictRules rules, DateTimeOffset now)
    {
        rules.RequireLead(from, Days.On(SubmittedAt ?? now));
        if (from < Days.On(now)) throw new RuleViolationException("admission.effective-in-past", "from", Days.On(now)); // what the list said on a day stays as it was (domain part 2)
        if (Request.Until < from) throw new RuleViolationException("admission.until-before-from", "from");
    }

    private void RequireDecider(Actor by)
    {
        if (Did(by.PersonId, AdmissionAct.Filed, AdmissionAct.Countersigned)) throw new RuleViolationException("admission.filer-approves");
        if (Did(by.PersonId, AdmissionAct.Assessed)) throw new RuleViolationException("admission.assessor-approves");
    }

    private void Finish(Decision decision, Actor by, DateTimeOffset now)
    {
        (Decision, DecidedBy, DecidedAt, ReturnReason) = (decision, by.PersonId, now, null);
        EndPause(Days.On(now));
        Close(now);
        Note(by, AdmissionAct.Decided);
    }
}
