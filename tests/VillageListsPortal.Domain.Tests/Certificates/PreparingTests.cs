using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

public sealed class PreparingTests
{
    private readonly Office office = VillageOffice();

    [Fact] // settled S19
    public void A_clerk_prepares_a_draft()
    {
        var draft = office.Certificate(CertificateStatus.Draft);

        Assert.Equal((CertificateStatus.Draft, office.Village.Id, office.Item.Id, "ZM-07"), (draft.Status, draft.UnitId, draft.ItemId, draft.ItemCode));
        Assert.Equal((ApplicantName, office.Clerk.PersonId, false, Now), (draft.ApplicantName, draft.PreparedBy, draft.PreparedByProxy, draft.PreparedAt));
        Assert.Null(draft.Issue);
        Assert.Equal("ZM-07", Assert.IsType<CertificatePrepared>(Assert.Single(draft.Events)).After);
    }

    [Fact] // domain 4.6: 代办 prepares, shown on the case
    public void Township_staff_in_a_proxy_post_prepare_and_it_shows() =>
        Assert.True(Prepare(office.Proxy).PreparedByProxy);

    [Fact]
    public void Nobody_else_prepares() =>
        Assert.All(Enum.GetValues<Role>().Except([Role.VillageClerk, Role.TownshipStaff]), role =>
            Assert.Equal("certificate.only-clerk-prepares", Refusal.Code(() => Prepare(office.For(role)))));

    [Fact]
    public void Neither_the_portal_nor_a_visitor_prepares() =>
        Assert.All([Actor.System, Actor.Visitor, Actor.System with { UnitId = office.Village.Id }], by =>
            Assert.Equal("certificate.only-clerk-prepares", Refusal.Code(() => Prepare(by))));

    [Fact] // settled S6
    public void Officers_of_another_village_and_of_the_township_do_not_prepare() =>
        Assert.All([Officer(Role.VillageClerk, Community()), Officer(Role.TownshipStaff, Township())], by =>
            Assert.Equal("certificate.only-clerk-prepares", Refusal.Code(() => Prepare(by))));

    [Fact] // domain 4.1
    public void Nothing_outside_the_list_in_force_is_prepared()
    {
        office.Item.End(Today);

        Assert.Equal("certificate.item-not-in-force", Refusal.Code(() => Prepare(office.Clerk)));
    }

    [Fact] // domain 4.1: the day is the day in China
    public void An_item_that_begins_tomorrow_in_China_is_not_prepared_before_midnight_there()
    {
        var item = Item("ZM-07", from: Today.AddDays(1));
        var midnight = Days.StartOf(Today.AddDays(1));

        Assert.Equal("certificate.item-not-in-force", Refusal.Code(() => Certificate.Prepare(item, office.Village, Request(item), office.Clerk, midnight.AddTicks(-1))));
        Assert.NotNull(Certificate.Prepare(item, office.Village, Request(item), office.Clerk, midnight));
    }

    [Fact] // domain 4.2
    public void Another_lane_is_not_prepared_at_the_desk() =>
        Assert.Equal("certificate.lane-not-open", Refusal.Code(() => Certificate.Prepare(Item("ZM-05"), office.Village, Request(Item("ZM-05")), office.Clerk, Now)));

    [Fact]
    public void An_incomplete_request_is_not_prepared() =>
        Assert.Equal("certificate.other-proof-unasked", Refusal.Code(() =>
            Certificate.Prepare(office.Item, office.Village, Request(office.Item) with { NoOtherProof = false }, office.Clerk, Now)));

    [Fact]
    public void Whoever_changes_a_draft_last_has_prepared_it()
    {
        var draft = office.Certificate(CertificateStatus.Draft);

        draft.Amend(office.Item, office.Village, Request(office.Item) with { Name = "李建国" }, office.Proxy, Now);

        Assert.Equal(("李建国", office.Proxy.PersonId, true), (draft.ApplicantName, draft.PreparedBy, draft.PreparedByProxy));
        Assert.IsType<CertificateAmended>(draft.Events[^1]);
    }

    [Fact]
    public void Only_a_draft_is_changed_or_deleted() =>
        Assert.All([CertificateStatus.AwaitingSignature, CertificateStatus.Signed, CertificateStatus.Stamped, CertificateStatus.HandedOver, CertificateStatus.Voided], status =>
        {
            var certificate = office.Certificate(status);
            Assert.Equal("certificate.not-a-draft", Refusal.Code(() => Amend(certificate, office.Clerk)));
            Assert.Equal("certificate.not-a-draft", Refusal.Code(() => certificate.Discard(office.Clerk, Now)));
        });

    [Fact]
    public void Only_those_who_prepare_change_or_delete_a_draft() =>
        Assert.All(Enum.GetValues<Role>().Except([Role.VillageClerk, Role.TownshipStaff]), role =>
        {
            var draft = office.Certificate(CertificateStatus.Draft);
            Assert.Equal("certificate.only-clerk-prepares", Refusal.Code(() => Amend(draft, office.For(role))));
            Assert.Equal("certificate.only-clerk-prepares", Refusal.Code(() => draft.Discard(office.For(role), Now)));
            Assert.Single(draft.Events);
        });

    [Fact] // a refused change leaves the draft as it was
    public void A_change_outside_the_list_in_force_is_refused_and_changes_nothing()
    {
        var draft = office.Certificate(CertificateStatus.Draft);
        var before = draft.Request;

        Assert.Equal("certificate.lane-not-open", Refusal.Code(() => draft.Amend(Item("ZM-05"), office.Village, Request(Item("ZM-05")), office.Clerk, Now)));
        Assert.Equal("certificate.other-village", Refusal.Code(() => draft.Amend(Item("ZM-02"), Community(), Request(Item("ZM-02")), office.Clerk, Now)));
        Assert.Equal((before, "ZM-07", office.Item.Id), (draft.Request, draft.ItemCode, draft.ItemId));
        Assert.Single(draft.Events);
    }

    [Fact] // settled S19: a clerk may delete a draft
    public void Deleting_a_draft_leaves_a_trace()
    {
        var draft = office.Certificate(CertificateStatus.Draft);

        draft.Discard(office.Clerk, Now);

        Assert.Equal("ZM-07", Assert.IsType<CertificateDiscarded>(draft.Events[^1]).Before);
    }

    [Fact]
    public void A_deleted_draft_takes_no_step_until_it_is_taken_back()
    {
        var draft = office.Certificate(CertificateStatus.Draft);
        draft.Discard(office.Clerk, Now);

        Assert.Equal("certificate.discarded", Refusal.Code(() => draft.Submit(office.Clerk, Now)));
        Assert.Equal("certificate.discarded", Refusal.Code(() => Amend(draft, office.Clerk)));
        Assert.Equal("certificate.discarded", Refusal.Code(() => draft.Discard(office.Clerk, Now)));

        draft.Restore(office.Clerk, Now.Add(CertificateWorkflow.UndoTime));

        Assert.Null(draft.DiscardedAt);
        Assert.Equal("ZM-07", Assert.IsType<CertificateRestored>(draft.Events[^1]).After);
        draft.Submit(office.Clerk, Now);
        Assert.Equal(CertificateStatus.AwaitingSignature, draft.Status);
    }

    [Fact]
    public void Deleting_is_taken_back_by_who_may_delete_for_ten_minutes()
    {
        var draft = office.Certificate(CertificateStatus.Draft);
        Assert.Equal("certificate.not-discarded", Refusal.Code(() => draft.Restore(office.Clerk, Now)));
        draft.Discard(office.Clerk, Now);

        Assert.All([office.Head, office.Keeper, office.For(Role.SupervisionMember)], other => Assert.Equal("certificate.only-clerk-prepares", Refusal.Code(() => draft.Restore(other, Now))));
        Assert.Equal("certificate.other-village", Refusal.Code(() => draft.Restore(CommunityOffice().Clerk, Now)));
        Assert.Equal("certificate.undo-over", Refusal.Code(() => draft.Restore(office.Clerk, Now.AddMinutes(10).AddSeconds(1))));
        Assert.Equal(Now, draft.DiscardedAt);
    }

    [Fact]
    public void Before_it_is_signed_the_clerk_takes_it_back_and_puts_it_forward_again()
    {
        var certificate = office.Certificate(CertificateStatus.AwaitingSignature);

        certificate.TakeBack(office.Clerk, Now);
        Amend(certificate, office.Clerk);
        certificate.Submit(office.Clerk, Now.AddMinutes(5));

        Assert.Equal((CertificateStatus.AwaitingSignature, Now.AddMinutes(5)), (certificate.Status, certificate.SubmittedAt));
    }

    private Certificate Prepare(Actor by) => Certificate.Prepare(office.Item, office.Village, Request(office.Item), by, Now);

    private void Amend(Certificate certificate, Actor by) => certificate.Amend(office.Item, office.Village, Request(office.Item), by, Now);
}
