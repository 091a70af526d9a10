namespace VillageListsPortal.Domain.Certificates;

/// <summary>States of a certificate (settled S19). Received, Verifying, OnNotice, Refused and Replaced belong to the time-limited and unlisted lanes.</summary>
public enum CertificateStatus
{
    /// <summary>草稿; may be deleted.</summary>
    Draft,
    /// <summary>已受理。</summary>
    Received,
    /// <summary>核实中。</summary>
    Verifying,
    /// <summary>公示中。</summary>
    OnNotice,
    /// <summary>待签批。</summary>
    AwaitingSignature,
    /// <summary>已签批，尚未盖章，暂不生效。</summary>
    Signed,
    /// <summary>已盖章。</summary>
    Stamped,
    /// <summary>已交付。</summary>
    HandedOver,
    /// <summary>不予出具。</summary>
    Refused,
    /// <summary>已撤回。</summary>
    Withdrawn,
    /// <summary>已作废; keeps its number (domain 4.5).</summary>
    Voided,
    /// <summary>已更正替换。</summary>
    Replaced,
}

/// <summary>Steps of a certificate.</summary>
public enum CertificateStep
{
    /// <summary>提交签批。</summary>
    Submit,
    /// <summary>取回修改: the clerk takes it back before it is signed.</summary>
    TakeBack,
    /// <summary>退回经办人。</summary>
    Return,
    /// <summary>签批。</summary>
    Sign,
    /// <summary>登记盖章。</summary>
    Stamp,
    /// <summary>交付。</summary>
    HandOver,
    /// <summary>作废。</summary>
    Void,
}
