using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Certificates;

/// <summary>What must hold before a certificate can be prepared or signed, by any route.</summary>
public static class RequestRules
{
    /// <summary>The longest words for how an agent or receiver is related, in UTF-16 units.</summary>
    public const int LongestRelation = 40;

    /// <summary>Nothing outside the list in force, for another committee or another lane (domain 4.1, 4.2).</summary>
    /// <param name="item">The item's version.</param>
    /// <param name="village">The village.</param>
    /// <param name="day">The day in China.</param>
    /// <exception cref="RuleViolationException"><c>certificate.item-not-in-force</c>, <c>certificate.not-for-this-committee</c>, <c>certificate.lane-not-open</c>, <c>certificate.village-ended</c>.</exception>
    public static void RequireIssuable(CertificateItem item, Unit village, DateOnly day)
    {
        if (!item.InForceOn(day)) throw new RuleViolationException("certificate.item-not-in-force", item.Code);
        if (village.Committee is not { } committee || !item.IsFor(committee)) throw new RuleViolationException("certificate.not-for-this-committee", item.Code);
        if (!village.ExistsOn(day)) throw new RuleViolationException("certificate.village-ended", village.ShortName);
        if (item.Lane != Lane.OnTheSpot) throw new RuleViolationException("certificate.lane-not-open", item.Code);
    }

    /// <summary>Only the clerk, or township staff in a 代办 post (domain 4.6), writes and deletes drafts.</summary>
    /// <param name="by">Who would.</param>
    /// <exception cref="RuleViolationException"><c>certificate.only-clerk-prepares</c>.</exception>
    internal static void RequirePreparer(Actor by)
    {
        if (by.Role is not (Role.VillageClerk or Role.TownshipStaff)) throw new RuleViolationException("certificate.only-clerk-prepares");
    }

    /// <summary>Everything that the wording needs is there, in its type.</summary>
    /// <param name="item">The item's version.</param>
    /// <param name="request">What was entered.</param>
    /// <param name="day">The day in China.</param>
    /// <returns>The request with its names normalised.</returns>
    public static CertificateRequest RequireComplete(CertificateItem item, CertificateRequest request, DateOnly day)
    {
        var attendance = RequireAttendance(item, request, day);
        if (item.NeedlessIf is not null && !request.NoOtherProof) throw new RuleViolationException("certificate.other-proof-unasked");
        var values = item.Fields
            .Where(f => f.Type is not (FieldType.PersonName or FieldType.IdentityNumber))
            .Select(f => (f.Name, Value: FieldRules.Require(f, request.Values.GetValueOrDefault(f.Name), day)))
            .Where(v => v.Value is not null)
            .ToDictionary(v => v.Name, v => v.Value!, StringComparer.Ordinal);
        return request with
        {
            Name = PersonName.Check(request.Name),
            AskingBody = FieldRules.Line("asking-body", request.AskingBody, 100),
            Values = values,
            Attendance = attendance,
        };
    }

    private static Attendance RequireAttendance(CertificateItem item, CertificateRequest request, DateOnly day)
    {
        var a = Normal(request.Attendance);
        if (a.AgentName is not null && item.InPersonOnly) throw new RuleViolationException("certificate.in-person-only", item.Code);
        if (a.AgentName is not null && a.AgentRelation is null) throw new RuleViolationException("certificate.agent-relation-missing");
        var child = request.Document.IsMinor(day) ?? request.Document.Type == IdentityDocumentType.BirthCertificate; // its number tells no birthday
        if (child && a.GuardianName is null) throw new RuleViolationException("certificate.guardian-missing");
        if (a.GuardianName is not null && !a.GuardianConsents) throw new RuleViolationException("certificate.guardian-consent-missing");
        if (a.MarksByHand && (a.FirstWitness is null || a.SecondWitness is null || a.FirstWitness == a.SecondWitness)) throw new RuleViolationException("certificate.two-witnesses"); // domain 4.6
        return a;
    }

    /// <summary>Names in their one form, so that one witness typed in two ways stays one; all of it stands on the paper.</summary>
    private static Attendance Normal(Attendance a) => a with
    {
        AgentName = NameOrNull(a.AgentName),
        AgentRelation = FieldRules.Words("relation", a.AgentRelation, LongestRelation),
        GuardianName = NameOrNull(a.GuardianName),
        FirstWitness = NameOrNull(a.FirstWitness),
        SecondWitness = NameOrNull(a.SecondWitness),
    };

    private static string? NameOrNull(string? name) => string.IsNullOrWhiteSpace(name) ? null : PersonName.Check(name);
}
