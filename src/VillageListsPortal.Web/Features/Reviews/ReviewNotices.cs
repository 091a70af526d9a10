using System.Globalization;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Notifications;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>Whom a review tells what: units of their items, reviewers of answers to accept. Kinds are stable words; the reader's language makes the sentence.</summary>
public static class ReviewNotices
{
    private static readonly Role[] Answering = [Role.DepartmentStaff, Role.Reviewer];

    /// <summary>A list as a word of a notice.</summary>
    public static string NameOf(ListKind list) => $"list:{list}";

    public static Notice Opened(ReviewRound round, Guid unit, string name, int items) => ToUnit(round, unit, KindOf(round, "opened"), [name, Day(round.Due), Number(items)], round.OpenedAt);

    public static Notice Reminded(ReviewRound round, Guid unit, string name, int items, DateTimeOffset at) => ToUnit(round, unit, KindOf(round, "reminded"), [name, Day(round.Due), Number(items)], at);

    public static Notice Closed(ReviewRound round, Guid unit, string name, DateTimeOffset at) => ToUnit(round, unit, "annual-review-closed", [name], at);

    /// <summary>To reviewers: an article was named and waits to be accepted.</summary>
    public static Notice Proposed(ItemReview item, Guid district, DateTimeOffset at) => new(NoticeTo.Unit(district, Role.Reviewer), "item-review-proposed", About(item), [item.ItemCode], at);

    public static Notice Returned(ItemReview item, DateTimeOffset at) => new(NoticeTo.Unit(item.UnitId, Answering), "item-review-returned", About(item), [item.ItemCode], at);

    public static Notice Assigned(ItemReview item, ReviewRound round, DateTimeOffset at) => new(NoticeTo.Unit(item.UnitId, Answering), "item-review-assigned", About(item), [item.ItemCode, Day(round.Due)], at);

    /// <summary>To the successor of the unit that answered (settled S29), once for all items of a review.</summary>
    public static Notice Passed(ReviewRound round, Guid unit, int items, DateTimeOffset at) => ToUnit(round, unit, "item-review-passed", [Number(items), Day(round.Due)], at);

    private static Notice ToUnit(ReviewRound round, Guid unit, string kind, string[] words, DateTimeOffset at) =>
        new(NoticeTo.Unit(unit, Answering), kind, new NoticeAbout(round.Id, $"/reviews/{round.Id}"), words, at);

    private static string KindOf(ReviewRound round, string what) => round.Cause switch
    {
        ReviewCause.Annual => $"annual-review-{what}",
        ReviewCause.LawRepealed => $"repeal-review-{what}",
        _ => $"basis-review-{what}",
    };

    private static NoticeAbout About(ItemReview item) => new(item.Id, $"/reviews/{item.RoundId}/items/{item.Id}");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
