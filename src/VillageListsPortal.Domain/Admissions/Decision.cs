using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Admissions;

/// <summary>How the district decided (domain 3.7).</summary>
public enum DecisionForm
{
    /// <summary>联席会议。</summary>
    JointMeeting,
    /// <summary>区政府常务会议。</summary>
    ExecutiveMeeting,
    /// <summary>分管领导签批。</summary>
    LeaderSignature,
}

/// <summary>The decision as recorded.</summary>
public sealed record Decision
{
    /// <summary>Its form.</summary>
    public required DecisionForm Form { get; init; }

    /// <summary>The day of the meeting or signature.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>会议纪要号; null for a leader's signature.</summary>
    public string? MinutesNumber { get; init; }

    /// <summary>文号。</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Opinion, for a refusal the reasons.</summary>
    public required string Opinion { get; init; }

    /// <summary>Conditions under which it is admitted; null without.</summary>
    public string? Conditions { get; init; }

    /// <summary>First day in force; null for a refusal.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The scan among the attachments; null while there is none.</summary>
    public Guid? ScanId { get; init; }

    /// <summary>Document number of the municipality's approval (报市政府审定); null without.</summary>
    public string? MunicipalDocument { get; init; }

    /// <summary>Checks that the record is whole; nothing else.</summary>
    /// <param name="approves">Whether it approves.</param>
    /// <param name="today">The day in China.</param>
    /// <returns>The record with its texts in their stored form.</returns>
    /// <exception cref="RuleViolationException"><c>field.missing</c>, <c>field.too-long</c>, <c>admission.decided-in-future</c>.</exception>
    public Decision RequireWhole(bool approves, DateOnly today)
    {
        if (Day > today) throw new RuleViolationException("admission.decided-in-future", "day");
        if (approves && From is null) throw new RuleViolationException("field.missing", "from");
        return this with
        {
            Opinion = AdmissionRules.Words("opinion", Opinion),
            MinutesNumber = Form == DecisionForm.LeaderSignature ? Line("minutes", MinutesNumber) : AdmissionRules.Words("minutes", MinutesNumber, AdmissionRules.LongestLine),
            DocumentNumber = approves ? AdmissionRules.Words("document", DocumentNumber, AdmissionRules.LongestLine) : Line("document", DocumentNumber),
            Conditions = string.IsNullOrWhiteSpace(Conditions) ? null : AdmissionRules.Words("conditions", Conditions),
            From = approves ? From : null,
            MunicipalDocument = Line("municipal-document", MunicipalDocument),
        };
    }

    private static string? Line(string name, string? text) => string.IsNullOrWhiteSpace(text) ? null : AdmissionRules.Words(name, text, AdmissionRules.LongestLine);
}
