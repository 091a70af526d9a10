using System.Globalization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>
/// Who is told of a hand-over: the deputy and the one who is away, each in a sentence of his own, and all reviewers of cases that are nobody's now. Who the
/// other one is stands on the page: a notice keeps no names.
/// </summary>
public static class HandoverNotices
{
    public const string Started = "handover-started";
    public const string Ended = "handover-ended";
    public const string EndedPartly = "handover-ended-partly";
    public const string Dropped = "handover-dropped";
    public const string Freed = "handover-freed";

    private const string Open = "-open";
    private const string Mine = "-mine";
    private const string Page = "/admissions/handover";

    /// <param name="handover">The hand-over.</param>
    /// <param name="count">How many cases went over.</param>
    /// <param name="at">When.</param>
    public static IEnumerable<Notice> OfStart(CaseHandover handover, int count, DateTimeOffset at) =>
        Both(handover, handover.Until is null ? Started + Open : Started, ["", "", Number(count), handover.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""], at);

    /// <param name="handover">The hand-over, in force or still planned.</param>
    /// <param name="cases">How many came back, stay with the deputy, are nobody's.</param>
    /// <param name="at">When.</param>
    public static IEnumerable<Notice> OfEnd(CaseHandover handover, (int Returned, int Stayed, int Freed) cases, DateTimeOffset at) =>
        Both(handover, handover.StartedAt is null ? Dropped : cases.Stayed + cases.Freed > 0 ? EndedPartly : Ended, ["", Number(cases.Stayed), Number(cases.Returned), Number(cases.Freed)], at);

    /// <param name="handover">The hand-over.</param>
    /// <param name="district">The unit of the reviewers.</param>
    /// <param name="count">How many cases are nobody's.</param>
    /// <param name="at">When.</param>
    public static Notice OfFreed(CaseHandover handover, Guid district, int count, DateTimeOffset at) =>
        new(NoticeTo.Unit(district, Role.Reviewer), Freed, new NoticeAbout(handover.Id, "/admissions"), ["", "", Number(count)], at);

    private static IEnumerable<Notice> Both(CaseHandover handover, string kind, string[] words, DateTimeOffset at)
    {
        var about = new NoticeAbout(handover.Id, Page);
        yield return new Notice(NoticeTo.Person(handover.ToPerson), kind, about, words, at);
        yield return new Notice(NoticeTo.Person(handover.FromPerson), kind + Mine, about, words, at);
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
