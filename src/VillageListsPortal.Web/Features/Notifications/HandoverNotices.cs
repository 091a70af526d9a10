using System.Globalization;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Notifications;

namespace VillageListsPortal.Web.Features.Notifications;

/// <summary>Who is told of a hand-over: the deputy and the one who is away, each in a sentence of his own.</summary>
public static class HandoverNotices
{
    public const string Started = "handover-started";
    public const string Ended = "handover-ended";
    public const string Dropped = "handover-dropped";

    private const string Open = "-open";
    private const string Mine = "-mine";

    /// <param name="handover">The hand-over.</param>
    /// <param name="what">What happened to it.</param>
    /// <param name="names">The name of the one who is away and of the deputy.</param>
    /// <param name="count">How many cases went over or came back.</param>
    /// <param name="at">When.</param>
    public static IEnumerable<Notice> Of(CaseHandover handover, string what, (string From, string To) names, int count, DateTimeOffset at)
    {
        var kind = what == Started && handover.Until is null ? what + Open : what;
        var last = handover.Until is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        string[] Words(string name) => ["", name, count.ToString(CultureInfo.InvariantCulture), last];
        var about = new NoticeAbout(handover.Id, "/admissions/handover");
        yield return new Notice(NoticeTo.Person(handover.ToPerson), kind, about, Words(names.From), at);
        yield return new Notice(NoticeTo.Person(handover.FromPerson), kind + Mine, about, Words(names.To), at);
    }
}
