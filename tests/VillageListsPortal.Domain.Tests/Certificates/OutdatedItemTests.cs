using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

/// <summary>Settled S11: if an item's version changed between preparing and signing, signing returns the case to the clerk.</summary>
public sealed class OutdatedItemTests
{
    private readonly Office office = VillageOffice();
    private readonly Domain.Lists.CertificateItem newer = Item("ZM-07", version: 2, from: Today);

    [Fact]
    public void A_certificate_is_outdated_once_another_version_or_none_is_in_force()
    {
        var certificate = office.Certificate(CertificateStatus.AwaitingSignature);

        Assert.False(certificate.IsOutdated(office.Item));
        Assert.True(certificate.IsOutdated(newer));
        Assert.True(certificate.IsOutdated(inForce: null));
    }

    [Fact]
    public void An_outdated_certificate_is_not_signed() =>
        Assert.Equal("certificate.item-changed", Refusal.Code(() =>
            office.Certificate(CertificateStatus.AwaitingSignature).RequireSignable(newer, office.Village, office.Policy, office.Head, Now)));

    [Fact]
    public void It_returns_to_the_clerk_who_moves_it_to_the_new_version()
    {
        var certificate = office.Certificate(CertificateStatus.AwaitingSignature);
        office.Item.End(Today);

        certificate.ReturnAsOutdated(office.Policy, office.Head, Now);
        Assert.Equal((CertificateStatus.Draft, "certificate.item-changed"), (certificate.Status, certificate.ReturnReason));

        certificate.Amend(newer, office.Village, Request(newer), office.Clerk, Now);
        certificate.Submit(office.Clerk, Now);
        certificate.Sign(office.IssueBy(office.Head), newer, office.Village, office.Policy, office.Head, Now);
        Assert.Equal((CertificateStatus.Signed, newer.Id), (certificate.Status, certificate.ItemId));
    }

    [Fact]
    public void Only_who_may_sign_it_returns_it() =>
        Assert.Equal("certificate.signer-not-named", Refusal.Code(() =>
            office.Certificate(CertificateStatus.AwaitingSignature).ReturnAsOutdated(office.Policy, office.For(Domain.Shared.Role.PartySecretary), Now)));

    [Fact]
    public void Put_forward_again_without_a_change_it_is_still_outdated()
    {
        var certificate = office.Certificate(CertificateStatus.AwaitingSignature);
        certificate.ReturnAsOutdated(office.Policy, office.Head, Now);
        certificate.Submit(office.Clerk, Now);

        Assert.True(certificate.IsOutdated(newer));
        Assert.Equal("certificate.item-changed", Refusal.Code(() =>
            certificate.Sign(office.IssueBy(office.Head), newer, office.Village, office.Policy, office.Head, Now)));
    }
}
