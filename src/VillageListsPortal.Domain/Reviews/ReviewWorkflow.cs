using VillageListsPortal.Domain.Shared;
using static VillageListsPortal.Domain.Shared.Role;

namespace VillageListsPortal.Domain.Reviews;

/// <summary>The life of a review and of each item in it. A list changes by admission only, so no step here changes an item (domain 3.4).</summary>
public static class ReviewWorkflow
{
    /// <summary>The table of one item. Items of departments without an account are answered by a reviewer; who named the article does not accept it: the entity sees to that.</summary>
    public static readonly Workflow<ItemReviewStatus, ItemReviewStep> Items = new(
    [
        new(ItemReviewStatus.Open,      ItemReviewStep.Keep,        ItemReviewStatus.Settled,   DepartmentStaff, Reviewer),
        new(ItemReviewStatus.Open,      ItemReviewStep.NameArticle, ItemReviewStatus.Proposed,  DepartmentStaff, Reviewer),
        new(ItemReviewStatus.Open,      ItemReviewStep.Request,     ItemReviewStatus.Requested, DepartmentStaff),
        new(ItemReviewStatus.Open,      ItemReviewStep.Assign,      ItemReviewStatus.Open,      Reviewer),
        new(ItemReviewStatus.Open,      ItemReviewStep.Change,      ItemReviewStatus.Settled),
        new(ItemReviewStatus.Open,      ItemReviewStep.Overtake,    ItemReviewStatus.Settled),
        new(ItemReviewStatus.Proposed,  ItemReviewStep.Accept,      ItemReviewStatus.Settled,   Reviewer),
        new(ItemReviewStatus.Proposed,  ItemReviewStep.Return,      ItemReviewStatus.Open,      Reviewer),
        new(ItemReviewStatus.Proposed,  ItemReviewStep.Change,      ItemReviewStatus.Settled),
        new(ItemReviewStatus.Proposed,  ItemReviewStep.Overtake,    ItemReviewStatus.Settled),
        new(ItemReviewStatus.Requested, ItemReviewStep.Change,      ItemReviewStatus.Settled),
        new(ItemReviewStatus.Requested, ItemReviewStep.Drop,        ItemReviewStatus.Open),
        new(ItemReviewStatus.Requested, ItemReviewStep.Overtake,    ItemReviewStatus.Settled),
        new(ItemReviewStatus.Settled,   ItemReviewStep.Change,      ItemReviewStatus.Settled), // what was kept and changed later in the same review counts as it is now
    ]);

    /// <summary>The table of a review. A review of a basis ends by itself, an annual one by a reviewer.</summary>
    public static readonly Workflow<ReviewRoundStatus, ReviewRoundStep> Rounds = new(
    [
        new(ReviewRoundStatus.Open, ReviewRoundStep.Close,  ReviewRoundStatus.Closed, Reviewer),
        new(ReviewRoundStatus.Open, ReviewRoundStep.Finish, ReviewRoundStatus.Closed),
    ]);
}
