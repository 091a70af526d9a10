namespace VillageListsPortal.Domain.Verification;

/// <summary>How a certificate was checked.</summary>
public enum CheckWay
{
    /// <summary>By the QR code.</summary>
    Token,
    /// <summary>By the check code.</summary>
    Code,
    /// <summary>By uploading the PDF.</summary>
    Upload,
    /// <summary>By the API.</summary>
    Api,
}

/// <summary>What a check says; a forged or unknown one gives no hint (issue: checking).</summary>
public enum CheckOutcome
{
    /// <summary>核验通过，当前有效。</summary>
    Valid,
    /// <summary>已签批，尚未盖章，暂不生效。</summary>
    NotStamped,
    /// <summary>核验通过，已过有效期。</summary>
    Expired,
    /// <summary>已作废。</summary>
    Voided,
    /// <summary>核验未通过。</summary>
    Failed,
}

/// <summary>One check, counted; who checked is not kept.</summary>
public sealed class CertificateCheck
{
    private CertificateCheck() { }

    /// <summary>Counts a check.</summary>
    /// <param name="certificateId">The certificate found; null where none was.</param>
    /// <param name="way">How.</param>
    /// <param name="outcome">What it said.</param>
    /// <param name="at">When.</param>
    public CertificateCheck(Guid? certificateId, CheckWay way, CheckOutcome outcome, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (CertificateId, Way, Outcome, At) = (certificateId, way, outcome, at);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The certificate found.</summary>
    public Guid? CertificateId { get; private set; }

    /// <summary>How.</summary>
    public CheckWay Way { get; private set; }

    /// <summary>What it said.</summary>
    public CheckOutcome Outcome { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private set; }
}
