namespace VillageListsPortal.Domain.Admissions;

/// <summary>Where a request for admission stands (settled S14).</summary>
public enum AdmissionStatus
{
    /// <summary>草稿。</summary>
    Draft,
    /// <summary>待审签: waits for the second person of its unit (domain 3.3).</summary>
    AwaitingCountersign,
    /// <summary>筛查未通过: stopped by a red line (domain 3.11).</summary>
    Stopped,
    /// <summary>申诉中: the unit contests the finding; a district reviewer decides.</summary>
    Contested,
    /// <summary>已提交: has left its unit.</summary>
    Submitted,
    /// <summary>退回补正: the clock stands still (domain 3.8).</summary>
    Returned,
    /// <summary>已受理。</summary>
    Accepted,
    /// <summary>事前协商 (domain 3.5).</summary>
    Consulting,
    /// <summary>评估审核 (domain 3.6).</summary>
    Assessing,
    /// <summary>待审定。</summary>
    AwaitingApproval,
    /// <summary>报市政府审定: approved by the district, not yet by the municipality (domain 3.7).</summary>
    AwaitingMunicipal,
    /// <summary>审定批准。</summary>
    Approved,
    /// <summary>不予准入。</summary>
    Refused,
    /// <summary>已撤回。</summary>
    Withdrawn,
    /// <summary>到期: a temporary task or an item whose term is over (domain 3.9).</summary>
    Expired,
}

/// <summary>Steps of an admission.</summary>
public enum AdmissionStep
{
    /// <summary>提交审签。</summary>
    Submit,
    /// <summary>Stopped by the screening at the author's submit or at the countersign (settled S14).</summary>
    Stop,
    /// <summary>取回修改: the author takes it back from the countersigner or out of the stop.</summary>
    TakeBack,
    /// <summary>退回经办: the countersigner gives it back to the author.</summary>
    SendBack,
    /// <summary>审签: it leaves its unit with its document number.</summary>
    Countersign,
    /// <summary>申诉, once.</summary>
    Contest,
    /// <summary>维持: the finding stands.</summary>
    Uphold,
    /// <summary>准予继续: a reasoned, published act of the district (domain 3.11).</summary>
    Override,
    /// <summary>受理。</summary>
    Accept,
    /// <summary>退回补正。</summary>
    Return,
    /// <summary>发起协商, also a further round.</summary>
    OpenConsultation,
    /// <summary>结束协商，转评估。</summary>
    CloseConsultation,
    /// <summary>退回协商, with a comment.</summary>
    ReopenConsultation,
    /// <summary>提出评估建议。</summary>
    Recommend,
    /// <summary>退回评估, with a comment.</summary>
    ReturnToAssessment,
    /// <summary>审定批准。</summary>
    Approve,
    /// <summary>报市政府审定。</summary>
    SendToMunicipality,
    /// <summary>不予准入。</summary>
    Refuse,
    /// <summary>撤回申请。</summary>
    Withdraw,
    /// <summary>What was admitted for a term ends after its last day, by itself.</summary>
    Expire,
}

/// <summary>What is asked for (domain 3.1).</summary>
public enum AdmissionKind
{
    /// <summary>新增事项。</summary>
    AddItem,
    /// <summary>修改事项。</summary>
    AmendItem,
    /// <summary>取消事项。</summary>
    RemoveItem,
    /// <summary>临时任务, for a term.</summary>
    TemporaryTask,
}

/// <summary>What somebody did in an admission; the database keeps persons apart by it (settled S16).</summary>
public enum AdmissionAct
{
    /// <summary>Wrote a part of the request.</summary>
    Filed,
    /// <summary>Countersigned it; counts as filing (settled S14).</summary>
    Countersigned,
    /// <summary>Accepted, returned, consulted.</summary>
    Reviewed,
    /// <summary>Gave an opinion or the recommendation of the assessment.</summary>
    Assessed,
    /// <summary>Recorded the decision.</summary>
    Decided,
}
