using VillageListsPortal.Domain.Certificates;

namespace VillageListsPortal.Domain.Verification;

/// <summary>What every way of checking says of a certificate in the register (domain 4.3, 4.7).</summary>
public static class Standing
{
    /// <summary>The outcome of a check of a certificate that is what it claims to be.</summary>
    /// <param name="status">Its state.</param>
    /// <param name="validTo">Last day of validity.</param>
    /// <param name="today">The day in China.</param>
    /// <returns>The outcome.</returns>
    public static CheckOutcome Of(CertificateStatus status, DateOnly? validTo, DateOnly today) => status switch
    {
        CertificateStatus.Signed => CheckOutcome.NotStamped,
        CertificateStatus.Stamped or CertificateStatus.HandedOver => validTo is { } to && to < today ? CheckOutcome.Expired : CheckOutcome.Valid,
        CertificateStatus.Voided or CertificateStatus.Replaced => CheckOutcome.Voided,
        _ => CheckOutcome.Failed,
    };
}
