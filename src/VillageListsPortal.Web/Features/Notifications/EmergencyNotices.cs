using System.Globalization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>Which event of an emergency matter is told to whom: the villages have the task, and its end, by their notice (domain 3.10).</summary>
public static class EmergencyNotices
{
    public const string Issued = "emergency-issued";
    public const string Reworded = "emergency-reworded";
    public const string Corrected = "emergency-corrected";
    public const string Filed = "emergency-filed";
    public const string Returned = "emergency-returned";
    public const string Acknowledged = "emergency-acknowledged";
    public const string Ended = "emergency-ended";
    public const string Passed = "emergency-passed";
    public const string TaskPassed = "emergency-task-passed";

    private static readonly Role[] Filers = [Role.TownshipStaff, Role.DepartmentStaff, Role.Countersigner];
    private static readonly Role[] Villagers = [Role.VillageClerk, Role.VillageHead, Role.PartySecretary];

    /// <summary>Whether anybody is told of it.</summary>
    public static bool Tells(DomainEvent e) => e is EmergencyIssued or EmergencyReworded or EmergencyCorrected or EmergencyPassed or EmergencyMoved;

    /// <summary>The notices of an event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="m">The matter, with its villages.</param>
    /// <param name="district">The unit of the reviewers.</param>
    public static IEnumerable<Notice> Of(DomainEvent e, EmergencyMatter m, Guid? district) => e switch
    {
        EmergencyIssued => Villages(Issued, m, e.At),
        EmergencyReworded => Villages(Reworded, m, e.At),
        EmergencyCorrected c => Villages(Corrected, m, e.At, [m.Number, m.Title, NoticeWords.Order(c.Was), NoticeWords.Order(c.Is)]),
        EmergencyPassed p => [p.Unit == m.UnitId ? Filer(Passed, m, e.At) : new Notice(NoticeTo.Unit(p.Unit, Villagers), TaskPassed, Case(m), Words(m), e.At)], // filing and task go on at the successor (settled S29)
        EmergencyMoved { Step: EmergencyStep.File } when district is { } unit => [new Notice(NoticeTo.Unit(unit, Role.Reviewer), Filed, Case(m), Words(m), e.At)],
        EmergencyMoved { Step: EmergencyStep.SendBack } => [Filer(Returned, m, e.At)],
        EmergencyMoved { Step: EmergencyStep.Acknowledge } => [Filer(Acknowledged, m, e.At)],
        EmergencyMoved { Step: EmergencyStep.End } => [.. Villages(Ended, m, e.At), Filer(Ended, m, e.At)],
        _ => [],
    };

    private static IEnumerable<Notice> Villages(string kind, EmergencyMatter m, DateTimeOffset at, string[]? words = null) => m.Villages.Select(v => new Notice(NoticeTo.Unit(v.UnitId, Villagers), kind, Case(m), words ?? Words(m), at));

    private static Notice Filer(string kind, EmergencyMatter m, DateTimeOffset at) => new(NoticeTo.Unit(m.UnitId, Filers), kind, Case(m), Words(m), at);

    private static NoticeAbout Case(EmergencyMatter m) => new(m.Id, $"/admissions/emergency/{m.Id}");

    private static string[] Words(EmergencyMatter m) => [m.Number, m.Title, Named(m.Order), m.EndedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""];

    private static string Named(EmergencyOrder order) => $"{order.Body}{order.Number}";
}
