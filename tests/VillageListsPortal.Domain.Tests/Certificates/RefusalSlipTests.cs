using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

/// <summary>不予出具告知单: numbered and counted (settled S13, S23); nobody leaves empty-handed (domain 4.2).</summary>
public sealed class RefusalSlipTests
{
    private readonly Office office = VillageOffice();

    [Fact]
    public void A_slip_says_what_was_asked_by_whom_and_who_gave_it()
    {
        var item = CancelledItem();

        var slip = new RefusalSlip(item, office.Village, "GZ-2026-031", " 某银行 ", office.Clerk, Now);

        Assert.Equal((office.Village.Id, item.Id, "QX-08", "GZ-2026-031"), (slip.UnitId, slip.ItemId, slip.ItemCode, slip.Number));
        Assert.Equal(("某银行", office.Clerk.PersonId, Now), (slip.AskingBody, slip.GivenBy, slip.GivenAt));
        Assert.Equal("QX-08 GZ-2026-031", Assert.IsType<SlipGiven>(Assert.Single(slip.Events)).After);
    }

    [Fact]
    public void Township_staff_in_a_proxy_post_give_slips_too() => Assert.Null(Give(office.Proxy, askingBody: null).AskingBody);

    [Fact]
    public void Nobody_else_gives_a_numbered_slip() =>
        Assert.All(Enum.GetValues<Role>().Except([Role.VillageClerk, Role.TownshipStaff]).Select(office.For).Append(CommunityOffice().Clerk).Append(Actor.Visitor), by =>
            Assert.Equal("certificate.only-clerk-prepares", Refusal.Code(() => Give(by, askingBody: null))));

    [Fact]
    public void A_certificate_that_is_not_cancelled_any_more_is_not_refused()
    {
        var item = CancelledItem();
        item.End(Today);

        Assert.Equal("certificate.item-not-in-force", Refusal.Code(() => _ = new RefusalSlip(item, office.Village, "GZ-2026-031", askingBody: null, office.Clerk, Now)));
    }

    [Fact]
    public void A_village_that_is_no_more_gives_no_slip()
    {
        office.Village.End(Today);

        Assert.Equal("certificate.village-ended", Refusal.Code(() => Give(office.Clerk, askingBody: null)));
    }

    [Fact]
    public void The_asking_body_is_one_short_line() =>
        Assert.All([(new string('行', 101), "field.too-long"), ("某\n行", "field.one-line"), ("某\u202E行", "text.bidi")], bad =>
            Assert.Equal(bad.Item2, Refusal.Code(() => Give(office.Clerk, bad.Item1))));

    private RefusalSlip Give(Actor by, string? askingBody) => new(CancelledItem(), office.Village, "GZ-2026-031", askingBody, by, Now);
}
