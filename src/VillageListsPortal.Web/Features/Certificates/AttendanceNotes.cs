using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Certificates;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>How the person came, in words for the paper (domain 4.6); null at the desk in person.</summary>
public static class AttendanceNotes
{
    public static string? Of(Attendance a, IStringLocalizer<PaperTexts> words)
    {
        List<string> parts = [];
        if (a.AgentName is { Length: > 0 }) parts.Add(words["note.agent", a.AgentName, a.AgentRelation ?? ""]);
        if (a.GuardianName is { Length: > 0 }) parts.Add(words["note.guardian", a.GuardianName]);
        if (a.MarksByHand) parts.Add(words["note.mark", a.FirstWitness ?? "", a.SecondWitness ?? ""]);
        return parts.Count == 0 ? null : words["note", string.Join(words["note.separator"].Value, parts)].Value;
    }
}
