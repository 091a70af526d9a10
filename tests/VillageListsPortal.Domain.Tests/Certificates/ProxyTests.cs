using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using static VillageListsPortal.Domain.Certificates.CertificateStep;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

/// <summary>Domain 4.6: township staff may hold a dated 代办 post at a village: prepare only, never sign or stamp, shown on the case.</summary>
public sealed class ProxyTests
{
    [Fact]
    public void A_proxy_takes_no_step_beyond_preparing() =>
        Assert.Equal([Submit, TakeBack],
            CertificateWorkflow.Table.Transitions.Where(t => t.Roles.Contains(Role.TownshipStaff)).Select(t => t.Step));

    [Fact]
    public void What_a_clerk_goes_on_with_still_shows_who_prepared_it()
    {
        var office = VillageOffice();
        var certificate = Certificate.Prepare(office.Item, office.Village, Request(office.Item), office.Proxy, Now);
        certificate.Submit(office.Clerk, Now);
        office.Sign(certificate, office.Head);

        Assert.Equal((true, office.Proxy.PersonId), (certificate.PreparedByProxy, certificate.PreparedBy));
    }

    [Fact]
    public void A_proxy_does_not_reprint()
    {
        var office = VillageOffice();

        Assert.Equal("certificate.reprint-role", Shared.Refusal.Code(() => office.Certificate(CertificateStatus.Stamped).Reprint(office.Proxy, Now)));
    }

    [Fact]
    public void A_proxy_who_also_leads_another_village_does_not_sign_here()
    {
        var (here, there) = (VillageOffice(), CommunityOffice());
        var certificate = here.Certificate(CertificateStatus.AwaitingSignature);

        Assert.Equal("certificate.other-village", Shared.Refusal.Code(() => here.Sign(certificate, there.Head with { PersonId = here.Proxy.PersonId })));
    }
}
