namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>What a notice means for who gets it; by these the digest is chosen.</summary>
public enum NoticeGroup
{
    /// <summary>Something is to be done, often by a day.</summary>
    Duty,

    /// <summary>What happened in cases that one has to do with.</summary>
    Progress,

    /// <summary>A list says something else from a day on.</summary>
    Lists,

    /// <summary>Tasks that reach the villages, and their end.</summary>
    Villages,
}

/// <summary>The group of each kind of notice.</summary>
public static class NoticeGroups
{
    private static readonly string[] Progress =
    [
        AdmissionNotices.Accepted, AdmissionNotices.AcceptedAgain, AdmissionNotices.Withdrawn, AdmissionNotices.Upheld, AdmissionNotices.Refused, AdmissionNotices.Approved, AdmissionNotices.Answered, EmergencyNotices.Acknowledged, "annual-review-closed",
        "handover-started-mine", "handover-started-open-mine", HandoverNotices.Ended, HandoverNotices.Dropped, "handover-dropped-mine",
    ];

    private static readonly string[] Lists = [AdmissionNotices.ListChanged, AdmissionNotices.ItemRemoved, AdmissionNotices.ItemExpired];

    private static readonly string[] Villages = [AdmissionNotices.TaskAdmitted, AdmissionNotices.TaskExpired, AdmissionNotices.TaskEndsEarly, EmergencyNotices.Ended];

    /// <summary>The kinds that are no duties, and beside each its group.</summary>
    public static (string[] Kinds, string[] Groups) ButDuties { get; } =
    (
        [.. Progress, .. Lists, .. Villages],
        [.. Progress.Select(_ => nameof(NoticeGroup.Progress)), .. Lists.Select(_ => nameof(NoticeGroup.Lists)), .. Villages.Select(_ => nameof(NoticeGroup.Villages))]
    );

    /// <summary>The group of a kind. A kind that nobody has put elsewhere is a duty: it must not get lost.</summary>
    public static NoticeGroup Of(string kind) =>
        Progress.Contains(kind, StringComparer.Ordinal) ? NoticeGroup.Progress
        : Lists.Contains(kind, StringComparer.Ordinal) ? NoticeGroup.Lists
        : Villages.Contains(kind, StringComparer.Ordinal) ? NoticeGroup.Villages
        : NoticeGroup.Duty;

    /// <summary>Which notices a digest tells of that leaves groups out.</summary>
    public static IQueryable<Domain.Notifications.Notice> Without(this IQueryable<Domain.Notifications.Notice> notices, IReadOnlyList<string> groups)
    {
        foreach (var (group, kinds) in new[] { (NoticeGroup.Progress, Progress), (NoticeGroup.Lists, Lists), (NoticeGroup.Villages, Villages) })
        {
            if (groups.Contains(group.ToString(), StringComparer.Ordinal)) notices = notices.Where(n => !kinds.Contains(n.Kind));
        }

        var others = ButDuties.Kinds;
        return groups.Contains(nameof(NoticeGroup.Duty), StringComparer.Ordinal) ? notices.Where(n => others.Contains(n.Kind)) : notices;
    }
}
