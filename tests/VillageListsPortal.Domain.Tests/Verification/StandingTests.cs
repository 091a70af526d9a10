using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Verification;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Verification;

/// <summary>What every way of checking says (domain 4.3, 4.4, 4.7).</summary>
public sealed class StandingTests
{
    [Theory]
    [InlineData(CertificateStatus.Signed, CheckOutcome.NotStamped)] // 已签批，尚未盖章，暂不生效
    [InlineData(CertificateStatus.Stamped, CheckOutcome.Valid)]
    [InlineData(CertificateStatus.HandedOver, CheckOutcome.Valid)]
    [InlineData(CertificateStatus.Voided, CheckOutcome.Voided)]
    [InlineData(CertificateStatus.Replaced, CheckOutcome.Voided)]
    [InlineData(CertificateStatus.Draft, CheckOutcome.Failed)]
    [InlineData(CertificateStatus.Received, CheckOutcome.Failed)]
    [InlineData(CertificateStatus.Verifying, CheckOutcome.Failed)]
    [InlineData(CertificateStatus.OnNotice, CheckOutcome.Failed)]
    [InlineData(CertificateStatus.AwaitingSignature, CheckOutcome.Failed)]
    [InlineData(CertificateStatus.Refused, CheckOutcome.Failed)]
    [InlineData(CertificateStatus.Withdrawn, CheckOutcome.Failed)]
    public void Only_what_was_stamped_and_not_voided_holds(CertificateStatus status, CheckOutcome outcome) =>
        Assert.Equal(outcome, Standing.Of(status, Today.AddDays(1), Today));

    [Fact] // domain 4.5
    public void A_certificate_holds_through_its_last_day()
    {
        Assert.Equal(CheckOutcome.Valid, Standing.Of(CertificateStatus.Stamped, Today, Today));
        Assert.Equal(CheckOutcome.Expired, Standing.Of(CertificateStatus.HandedOver, Today, Today.AddDays(1)));
        Assert.Equal(CheckOutcome.Valid, Standing.Of(CertificateStatus.Stamped, validTo: null, DateOnly.MaxValue));
    }

    [Fact] // domain 8.1: who checked is not kept
    public void A_check_is_counted_with_what_was_found_and_said_and_nothing_else()
    {
        var certificate = Guid.CreateVersion7();
        var check = new CertificateCheck(certificate, CheckWay.Upload, CheckOutcome.Expired, Now);
        Assert.Equal((certificate, CheckWay.Upload, CheckOutcome.Expired, Now), (check.CertificateId, check.Way, check.Outcome, check.At));
        Assert.NotEqual(check.Id, new CertificateCheck(certificate, CheckWay.Upload, CheckOutcome.Expired, Now).Id);
        Assert.Equal(["At", "CertificateId", "Id", "Outcome", "Way"], typeof(CertificateCheck).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact] // domain 4.3, 4.7: that it was never stamped, or was voided, is told also after its last day
    public void An_expired_certificate_is_still_voided_or_not_stamped()
    {
        Assert.Equal(CheckOutcome.NotStamped, Standing.Of(CertificateStatus.Signed, Today, Today.AddDays(1)));
        Assert.Equal(CheckOutcome.Voided, Standing.Of(CertificateStatus.Voided, Today, Today.AddDays(1)));
    }
}
