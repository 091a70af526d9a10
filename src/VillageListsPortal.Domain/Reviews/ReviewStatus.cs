namespace VillageListsPortal.Domain.Reviews;

/// <summary>Where a review of many items stands.</summary>
public enum ReviewRoundStatus
{
    /// <summary>进行中。</summary>
    Open,
    /// <summary>已结束。</summary>
    Closed,
}

/// <summary>Steps of a review of many items.</summary>
public enum ReviewRoundStep
{
    /// <summary>结束。</summary>
    Close,
    /// <summary>办结, by the portal itself.</summary>
    Finish,
}

/// <summary>Where the review of one item stands.</summary>
public enum ItemReviewStatus
{
    /// <summary>待答复。</summary>
    Open,
    /// <summary>待审核员确认: an article of the new text was named.</summary>
    Proposed,
    /// <summary>已提出申请: a request for admission is under way.</summary>
    Requested,
    /// <summary>已办结。</summary>
    Settled,
}

/// <summary>Steps of the review of one item.</summary>
public enum ItemReviewStep
{
    /// <summary>确认保留, in an annual review.</summary>
    Keep,
    /// <summary>确认依据: the article of the new text, in a review of a basis.</summary>
    NameArticle,
    /// <summary>确认答复。</summary>
    Accept,
    /// <summary>退回重答。</summary>
    Return,
    /// <summary>转由其他部门答复。</summary>
    Assign,
    /// <summary>提出申请: a request to amend or to remove the item.</summary>
    Request,
    /// <summary>按准入结果办结, by the portal itself: an admission has changed or removed the item.</summary>
    Change,
    /// <summary>申请未成, by the portal itself: the request was refused, withdrawn or deleted.</summary>
    Drop,
    /// <summary>转入新文本的复核, by the portal itself: the law was amended again and the item is asked about anew.</summary>
    Overtake,
}

/// <summary>What became of an item.</summary>
public enum ReviewAnswer
{
    /// <summary>保留。</summary>
    Keep,
    /// <summary>修改。</summary>
    Amend,
    /// <summary>取消。</summary>
    Remove,
}
