using Microsoft.Extensions.Localization;
using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Reviews;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Reviews;

/// <summary>What a review is called.</summary>
public sealed class ReviewTitles(IStringLocalizer<ItemReviewTexts> texts)
{
    public string Of(ReviewRound round, Law? law) => law is not null
        ? texts["title.law", law.Title]
        : texts["title.annual", texts[$"ListKind.{round.List}"].Value, Days.On(round.OpenedAt).Year];
}
