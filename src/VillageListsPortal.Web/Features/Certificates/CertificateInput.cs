using Microsoft.AspNetCore.Mvc.ModelBinding;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Web.Features.Shared;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>The form of one certificate as typed.</summary>
public sealed class CertificateInput
{
    public string? Name { get; set; }
    public IdentityDocumentType DocumentType { get; set; }
    public string? Number { get; set; }
    public string? Issuer { get; set; }
    public string? NoneReason { get; set; }
    public string? AskingBody { get; set; }
    public Dictionary<string, string?> Values { get; set; } = [];
    public bool NoOtherProof { get; set; }
    public bool DespiteSimilar { get; set; }
    public bool HomeVisit { get; set; }
    public string? AgentName { get; set; }
    public string? AgentRelation { get; set; }
    public string? GuardianName { get; set; }
    public bool GuardianConsents { get; set; }
    public bool MarksByHand { get; set; }
    public string? FirstWitness { get; set; }
    public string? SecondWitness { get; set; }

    /// <summary>Whether anything of the part "how the person comes" was filled in, so that it opens.</summary>
    public bool HasAttendance => HomeVisit || MarksByHand || AgentName is not null || GuardianName is not null;

    public static CertificateInput Of(CertificateRequest r) => new()
    {
        Name = r.Name,
        DocumentType = r.Document.Type,
        Number = r.Document.Number,
        Issuer = r.Document.Issuer,
        NoneReason = r.Document.NoneReason,
        AskingBody = r.AskingBody,
        Values = r.Values.ToDictionary(v => v.Key, v => (string?)v.Value, StringComparer.Ordinal),
        NoOtherProof = r.NoOtherProof,
        HomeVisit = r.Attendance.Mode == AttendanceMode.HomeVisit,
        AgentName = r.Attendance.AgentName,
        AgentRelation = r.Attendance.AgentRelation,
        GuardianName = r.Attendance.GuardianName,
        GuardianConsents = r.Attendance.GuardianConsents,
        MarksByHand = r.Attendance.MarksByHand,
        FirstWitness = r.Attendance.FirstWitness,
        SecondWitness = r.Attendance.SecondWitness,
    };

    /// <summary>Reads the form; each broken rule is said at its field. The entity checks again.</summary>
    /// <returns>The request, or null where something is wrong.</returns>
    public CertificateRequest? Read(CertificateItem item, DateOnly today, ModelStateDictionary state, RuleMessages messages)
    {
        var attendance = new Attendance(HomeVisit ? AttendanceMode.HomeVisit : AttendanceMode.AtDesk)
        {
            AgentName = ReadName(AgentName, nameof(AgentName), state, messages),
            AgentRelation = At(nameof(AgentRelation), () => FieldRules.Words("relation", AgentRelation, RequestRules.LongestRelation), state, messages),
            GuardianName = ReadName(GuardianName, nameof(GuardianName), state, messages),
            GuardianConsents = GuardianConsents,
            MarksByHand = MarksByHand,
            FirstWitness = ReadName(FirstWitness, nameof(FirstWitness), state, messages),
            SecondWitness = ReadName(SecondWitness, nameof(SecondWitness), state, messages),
        };
        var name = At(nameof(Name), () => PersonName.Check(Name ?? ""), state, messages);
        var document = At(nameof(Number), () => IdentityDocument.Create(DocumentType, Number, Issuer, NoneReason, today), state, messages);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in item.Fields.Where(f => f.Type is not (FieldType.PersonName or FieldType.IdentityNumber)))
        {
            if (At($"Values[{field.Name}]", () => FieldRules.Require(field, Values.GetValueOrDefault(field.Name), today), state, messages) is { } value) values[field.Name] = value;
        }

        var asking = At(nameof(AskingBody), () => FieldRules.Line("asking-body", AskingBody, 100), state, messages);
        if (item.NeedlessIf is not null && !NoOtherProof) state.AddModelError($"Input.{nameof(NoOtherProof)}", messages.Of(new RuleViolationException("certificate.other-proof-unasked")));
        if (!state.IsValid || name is null || document is null) return null;
        return new CertificateRequest { Name = name, Document = document, AskingBody = asking, Values = values, Attendance = attendance, NoOtherProof = NoOtherProof };
    }

    private static string? ReadName(string? typed, string key, ModelStateDictionary state, RuleMessages messages) =>
        string.IsNullOrWhiteSpace(typed) ? null : At(key, () => PersonName.Check(typed), state, messages);

    private static T? At<T>(string key, Func<T?> read, ModelStateDictionary state, RuleMessages messages)
        where T : class
    {
        try
        {
            return read();
        }
        catch (RuleViolationException broken)
        {
            state.AddModelError($"Input.{key}", messages.Of(broken));
            return null;
        }
    }
}
