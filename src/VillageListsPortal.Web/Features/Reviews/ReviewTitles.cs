using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>What a review is called.</summary>
public sealed class ReviewTitles(IStringLocalizer<ItemReviewTexts> texts)
{
    public string Of(ReviewRound round, Law? law) => round.Cause switch
    {
        ReviewCause.LawAmended when law is not null => texts["title.law", law.Title],
        ReviewCause.LawRepealed when law is not null => texts["title.repeal", law.Title],
        _ => texts["title.annual", texts[$"ListKind.{round.List}"].Value, Days.On(round.OpenedAt).Year],
    };
}
