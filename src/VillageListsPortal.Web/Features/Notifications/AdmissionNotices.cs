using System.Globalization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>Whom an admission concerns beside the unit that asks.</summary>
/// <param name="District">The unit of its reviewers and approvers; asked for where it is told.</param>
/// <param name="Bodies">Bodies that were consulted, of what is withdrawn those still waited for; asked for where something was decided or withdrawn.</param>
/// <param name="Villages">Villages that it concerns; asked for where something was approved or expired.</param>
public sealed record Concerned(Guid? District, IReadOnlyList<Guid> Bodies, IReadOnlyList<Guid> Villages);

/// <summary>Which event of an admission is told to whom (domain 3.5, 3.9). Kinds are stable words; the reader's language makes the sentence.</summary>
public static class AdmissionNotices
{
    public const string ToCountersign = "admission-to-countersign";
    public const string Submitted = "admission-submitted";
    public const string Corrected = "admission-corrected";
    public const string Returned = "admission-returned";
    public const string Stopped = "admission-stopped";
    public const string SentBack = "admission-sent-back";
    public const string Contested = "admission-contested";
    public const string Upheld = "admission-upheld";
    public const string Overridden = "admission-overridden";
    public const string Accepted = "admission-accepted";
    public const string AcceptedAgain = "admission-accepted-again";
    public const string Assigned = "admission-assigned";
    public const string Recommended = "admission-recommended";
    public const string BackToAssessment = "admission-back-to-assessment";
    public const string Withdrawn = "admission-withdrawn";
    public const string Refused = "admission-refused";
    public const string Approved = "admission-approved";
    public const string ListChanged = "list-changed";
    public const string ItemRemoved = "item-removed";
    public const string TaskAdmitted = "task-admitted";
    public const string TaskExpired = "task-expired";
    public const string ItemExpired = "item-expired";
    public const string TaskEndsEarly = "task-ends-early";
    public const string Opened = "consultation-opened";
    public const string Reminded = "consultation-reminded";
    public const string Answered = "consultation-answered";
    public const string Passed = "consultation-passed";

    private static readonly Role[] Filers = [Role.TownshipStaff, Role.DepartmentStaff, Role.Countersigner];
    private static readonly Role[] Repliers = [Role.VillageClerk, Role.VillageHead, Role.PartySecretary, Role.TownshipStaff, Role.DepartmentStaff];
    private static readonly Role[] Villagers = [Role.VillageClerk, Role.VillageHead, Role.PartySecretary];

    private static readonly AdmissionStep[] Told =
    [
        AdmissionStep.Submit, AdmissionStep.Countersign, AdmissionStep.SendBack, AdmissionStep.Stop, AdmissionStep.Contest, AdmissionStep.Uphold, AdmissionStep.Override, AdmissionStep.Accept, AdmissionStep.Return,
        AdmissionStep.Recommend, AdmissionStep.ReturnToAssessment, AdmissionStep.Withdraw, AdmissionStep.Approve, AdmissionStep.Refuse, AdmissionStep.Expire,
    ];

    /// <summary>Whether anybody is told of it.</summary>
    public static bool Tells(DomainEvent e) => e is ConsultationOpened or ConsultationReminded or ConsultationAnswered or ConsultationPassed or AdmissionEndsEarly or AdmissionAssigned { Is: not null }
        || (e is AdmissionMoved moved && Told.Contains(moved.Step));

    /// <summary>Whether the district is told of it.</summary>
    public static bool TellsDistrict(DomainEvent e) =>
        e is ConsultationAnswered or AdmissionMoved { Step: AdmissionStep.Countersign or AdmissionStep.Contest or AdmissionStep.Recommend or AdmissionStep.ReturnToAssessment or AdmissionStep.Withdraw };

    /// <summary>Whether the villages are told of it.</summary>
    public static bool TellsVillages(DomainEvent e) => e is AdmissionEndsEarly or AdmissionMoved { Step: AdmissionStep.Approve or AdmissionStep.Expire };

    /// <summary>The notices of an event.</summary>
    public static IEnumerable<Notice> Of(DomainEvent e, Admission a, Concerned concerned) => e switch
    {
        ConsultationOpened opened => [Body(Opened, a, opened.Unit, opened.Due, e.At)],
        ConsultationReminded reminded => [Body(Reminded, a, reminded.Unit, DueOf(a, e), e.At)],
        ConsultationPassed passed => [Body(Passed, a, passed.Unit, DueOf(a, e), e.At)], // its day goes on at the successor (settled S29)
        ConsultationAnswered => Reviewers(Answered, a, concerned, e.At),
        AdmissionAssigned { Is: { } person } given when person != given.By.PersonId => [new Notice(NoticeTo.Person(person), Assigned, Case(a), Words(a), e.At)],
        AdmissionEndsEarly early => Villages(TaskEndsEarly, a, [.. Words(a), Day(early.LastDay), early.Number], concerned, e.At),
        AdmissionMoved moved => Of(moved, a, concerned),
        _ => [],
    };

    private static IEnumerable<Notice> Of(AdmissionMoved e, Admission a, Concerned concerned) => e.Step switch
    {
        AdmissionStep.Submit => [Countersigners(a, e.At)],
        AdmissionStep.Countersign => Reviewers(a.LeftAt > a.SubmittedAt ? Corrected : Submitted, a, concerned, e.At),
        AdmissionStep.SendBack => [Filer(SentBack, a, e.At)],
        AdmissionStep.Stop => [Filer(Stopped, a, e.At)],
        AdmissionStep.Contest => Reviewers(Contested, a, concerned, e.At),
        AdmissionStep.Uphold => [Filer(Upheld, a, e.At)],
        AdmissionStep.Override => [new Notice(NoticeTo.Unit(a.UnitId, Role.TownshipStaff, Role.DepartmentStaff), Overridden, Case(a), Words(a), e.At), Countersigners(a, e.At)],
        AdmissionStep.Return => [Filer(Returned, a, e.At)],
        AdmissionStep.Accept => [Filer(e.At > a.AcceptedAt ? AcceptedAgain : Accepted, a, e.At)], // the clock runs from the first one (domain 3.8)
        AdmissionStep.Recommend => District(Recommended, Role.Approver, a, concerned, e.At),
        AdmissionStep.ReturnToAssessment => Reviewers(BackToAssessment, a, concerned, e.At),
        AdmissionStep.Withdraw => [.. WasWithDistrict(e) ? Reviewers(Withdrawn, a, concerned, e.At) : [], .. Bodies(Withdrawn, a, concerned, e.At)],
        AdmissionStep.Refuse => [Filer(Refused, a, e.At), .. Bodies(Refused, a, concerned, e.At)],
        AdmissionStep.Approve => [Filer(Approved, a, e.At), .. Bodies(Approved, a, concerned, e.At), .. InForce(a, concerned, e.At)],
        AdmissionStep.Expire => Over(a, concerned, e.At),
        _ => [],
    };

    private static bool WasWithDistrict(AdmissionMoved e) => e.Was == AdmissionStatus.Contested || AdmissionWorkflow.WithDistrict.Contains(e.Was);

    private static DateOnly? DueOf(Admission a, DomainEvent e) => a.Consultations.FirstOrDefault(c => c.Id == e.SubjectId)?.Due;

    /// <summary>To every village concerned: what applies there from which day. Its page is public, for a village that was not asked does not see the case.</summary>
    private static IEnumerable<Notice> InForce(Admission a, Concerned concerned, DateTimeOffset at)
    {
        var from = Day(a.Decision!.From!.Value);
        var (kind, words) = a.Kind switch
        {
            AdmissionKind.TemporaryTask => (TaskAdmitted, (string[])[.. Words(a), from, Day(a.Request.Until!.Value)]),
            AdmissionKind.RemoveItem => (ItemRemoved, [.. Words(a), a.ItemCode!, from]),
            _ => (ListChanged, [.. Words(a), a.ItemCode!, from]),
        };
        return concerned.Villages.Select(v => new Notice(NoticeTo.Unit(v, Villagers), kind, Announcement(a), words, at));
    }

    /// <summary>The term is over: told to who asked for it and to the villages, of an item with the day from which it is in force no more.</summary>
    private static IEnumerable<Notice> Over(Admission a, Concerned concerned, DateTimeOffset at)
    {
        var (kind, words) = a.Kind == AdmissionKind.TemporaryTask ? (TaskExpired, Words(a)) : (ItemExpired, [.. Words(a), a.ItemCode!, Day(a.Request.Until!.Value.AddDays(1))]);
        return Villages(kind, a, words, concerned, at);
    }

    /// <summary>To who asked for it, and to the villages, which read its public page.</summary>
    private static IEnumerable<Notice> Villages(string kind, Admission a, string[] words, Concerned concerned, DateTimeOffset at) =>
        [new Notice(NoticeTo.Unit(a.UnitId, Filers), kind, Case(a), words, at), .. concerned.Villages.Select(v => new Notice(NoticeTo.Unit(v, Villagers), kind, Announcement(a), words, at))];

    private static Notice Filer(string kind, Admission a, DateTimeOffset at) => new(NoticeTo.Unit(a.UnitId, Filers), kind, Case(a), Words(a), at);

    private static Notice Body(string kind, Admission a, Guid unit, DateOnly? due, DateTimeOffset at) => new(NoticeTo.Unit(unit, Repliers), kind, Case(a), [.. Words(a), due is { } day ? Day(day) : ""], at);

    private static IEnumerable<Notice> Bodies(string kind, Admission a, Concerned concerned, DateTimeOffset at) => concerned.Bodies.Select(b => new Notice(NoticeTo.Unit(b, Repliers), kind, Case(a), Words(a), at));

    /// <summary>To the second person of the unit: the admission waits for nobody else (domain 3.3).</summary>
    private static Notice Countersigners(Admission a, DateTimeOffset at) => new(NoticeTo.Unit(a.UnitId, Role.Countersigner), ToCountersign, Case(a), Words(a), at);

    private static IEnumerable<Notice> Reviewers(string kind, Admission a, Concerned concerned, DateTimeOffset at) => District(kind, Role.Reviewer, a, concerned, at);

    private static IEnumerable<Notice> District(string kind, Role role, Admission a, Concerned concerned, DateTimeOffset at) =>
        concerned.District is { } district ? [new Notice(NoticeTo.Unit(district, role), kind, Case(a), Words(a), at)] : [];

    private static NoticeAbout Case(Admission a) => new(a.Id, $"/admissions/{a.Id}");

    private static NoticeAbout Announcement(Admission a) => new(a.Id, $"/admissions/announcements/{a.Number}");

    private static string[] Words(Admission a) => [a.Number ?? "", a.Title];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
