namespace VillageListsPortal.Domain.Admissions;

/// <summary>What is looked at in the assessment (domain 3.6).</summary>
public enum AssessmentAspect
{
    /// <summary>合法性（司法行政）。</summary>
    Legality,
    /// <summary>经费（财政）。</summary>
    Funds,
    /// <summary>负担：hours x villages。</summary>
    Burden,
    /// <summary>组织（民政、社会工作）。</summary>
    Organisation,
    /// <summary>专业适宜性: needs a licence, an instrument or trained staff.</summary>
    Fitness,
}

/// <summary>How an aspect is judged.</summary>
public enum Verdict
{
    /// <summary>可行。</summary>
    Sound,
    /// <summary>附条件可行。</summary>
    WithConditions,
    /// <summary>不可行。</summary>
    Unsound,
}

/// <summary>What the assessment recommends.</summary>
public enum Recommendation
{
    /// <summary>建议准入。</summary>
    Admit,
    /// <summary>建议附条件准入。</summary>
    AdmitWithConditions,
    /// <summary>建议不予准入。</summary>
    Refuse,
}

/// <summary>One of the five opinions; the latest of its aspect counts (settled S16).</summary>
public sealed class AssessmentOpinion
{
    private AssessmentOpinion() { }

    internal AssessmentOpinion(Guid admissionId, AssessmentAspect aspect) => (AdmissionId, Aspect) = (admissionId, aspect);

    /// <summary>The admission.</summary>
    public Guid AdmissionId { get; private set; }

    /// <summary>The aspect.</summary>
    public AssessmentAspect Aspect { get; private set; }

    /// <summary>How it is judged.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>The opinion in words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who gave it.</summary>
    public Guid By { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    internal void Give(Verdict verdict, string text, Guid by, DateTimeOffset now) => (Verdict, Text, By, At) = (verdict, text, by, now);
}

/// <summary>The recommendation that goes to the approver.</summary>
/// <param name="Says">What is recommended.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Conditions">The conditions; null without.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record AssessmentResult(Recommendation Says, string Reasons, string? Conditions, Guid By, DateTimeOffset At);
