using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>What the screening does to a request (domain 3.11, settled S14).</summary>
public sealed partial class Admission
{
    /// <summary>What was found when it was last submitted or countersigned.</summary>
    public AdmissionFindings Findings { get; private set; } = AdmissionFindings.None;

    /// <summary>Why the unit contests the finding; once.</summary>
    public string? ContestReason { get; private set; }

    /// <summary>What the district answered to the contest.</summary>
    public string? ContestAnswer { get; private set; }

    /// <summary>Who let it go on in spite of a red line; null for nobody. The act is published.</summary>
    public Guid? OverriddenBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? OverriddenAt { get; private set; }

    /// <summary>The text that may go on: another text is judged anew.</summary>
    public string? OverriddenText { get; private set; }

    /// <summary>What had been found in that text: the act is published with what it overrode, whatever is found in the text later.</summary>
    public AdmissionFindings? OverriddenFindings { get; private set; }

    /// <summary>Why shifted responsibility was let pass at acceptance; null where there was none.</summary>
    public string? ShiftReason { get; private set; }

    /// <summary>申诉 against the finding, once, with reasons.</summary>
    /// <param name="reason">Why; required.</param>
    /// <param name="by">Staff of the unit.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleViolationException"><c>admission.contested-before</c>.</exception>
    public void Contest(string? reason, Actor by, DateTimeOffset now)
    {
        RequireOwn(by);
        RequireMayFile(by);
        if (ContestReason is not null) throw new RuleViolationException("admission.contested-before");
        var why = AdmissionRules.Words("reason", reason);
        Move(AdmissionStep.Contest, why, by, now);
        ContestReason = why;
        Note(by, AdmissionAct.Filed);
    }

    /// <summary>维持: the red line stands; the way out is to reword truthfully, or the lawful body does it itself.</summary>
    /// <param name="reason">Why; required.</param>
    /// <param name="by">A reviewer who had no part in filing.</param>
    /// <param name="now">When.</param>
    public void Uphold(string? reason, Actor by, DateTimeOffset now)
    {
        RequireNotFiler(by);
        var why = AdmissionRules.Words("reason", reason);
        Move(AdmissionStep.Uphold, why, by, now);
        ContestAnswer = why;
        Note(by, AdmissionAct.Reviewed);
    }

    /// <summary>准予继续: a reasoned act of the district, which is published; below the district nobody can (domain 3.11).</summary>
    /// <param name="reason">Why; required.</param>
    /// <param name="by">A reviewer who had no part in filing.</param>
    /// <param name="now">When.</param>
    public void Override(string? reason, Actor by, DateTimeOffset now)
    {
        RequireNotFiler(by);
        var why = AdmissionRules.Words("reason", reason);
        Move(AdmissionStep.Override, why, by, now);
        (ContestAnswer, OverriddenBy, OverriddenAt, OverriddenText, OverriddenFindings) = (why, by.PersonId, now, ScreenedText, Findings);
        Note(by, AdmissionAct.Reviewed);
    }

    private string ScreenedText => $"{Request.Title}\n{Request.ScreenedWords}\n{Request.Part}";

    private bool StopsAt(AdmissionFindings findings) => findings.Crossed.Count > 0 && OverriddenText != ScreenedText;

    /// <summary>A stop is what becomes of a submit or a countersign: who could not have done that causes none.</summary>
    private void Halt(AdmissionStep tried, Actor by, DateTimeOffset now)
    {
        AdmissionWorkflow.Table.Next(Status, tried, by.Role);
        Move(AdmissionStep.Stop, null, by, now);
    }

    private void RequireNotFiler(Actor by)
    {
        if (Did(by.PersonId, AdmissionAct.Filed, AdmissionAct.Countersigned)) throw new RuleViolationException("admission.filer-reviews");
    }
}
