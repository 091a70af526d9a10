using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

public sealed class SigningTests
{
    private readonly Office office = VillageOffice();

    [Fact] // domain 4.5, 4.7
    public void Signing_fixes_number_content_and_token()
    {
        var certificate = office.Certificate(CertificateStatus.AwaitingSignature);
        var issue = office.IssueBy(office.Head);

        certificate.Sign(issue, office.Item, office.Village, office.Policy, office.Head, Now);

        Assert.Equal(CertificateStatus.Signed, certificate.Status);
        Assert.Same(issue, certificate.Issue);
        Assert.Equal(("统景江口村证〔2026〕12号", office.Head.PersonId, Today, Today.AddDays(90)), (issue.NumberText, issue.SignedBy, issue.Day, issue.ValidTo));
        Assert.Equal("Signed 统景江口村证〔2026〕12号", certificate.Events[^1].After);
    }

    [Fact] // domain 4.3: the head, or a 委托签批人
    public void The_head_signs_and_so_does_who_was_named()
    {
        office.Sign(office.Certificate(CertificateStatus.AwaitingSignature), office.Head);
        office.Sign(office.Certificate(CertificateStatus.AwaitingSignature), office.Delegate.As(Role.VillageClerk));
    }

    [Fact] // domain 4.3
    public void Who_prepared_a_certificate_does_not_sign_it()
    {
        var named = office.Delegate.As(Role.VillageClerk);
        var certificate = Certificate.Prepare(office.Item, office.Village, Request(office.Item), named, Now);
        certificate.Submit(named, Now);

        Assert.Equal("certificate.preparer-signs", Refusal.Code(() => office.Sign(certificate, named)));
        Assert.Equal("certificate.preparer-signs", Refusal.Code(() => office.Sign(certificate, office.Head with { PersonId = named.PersonId }))); // in another post: still the same person
        Assert.Equal(CertificateStatus.AwaitingSignature, certificate.Status);
    }

    [Fact]
    public void Whoever_only_changed_a_draft_does_not_sign_it_either()
    {
        var certificate = office.Certificate(CertificateStatus.Draft);
        var named = office.Delegate.As(Role.VillageClerk);
        certificate.Amend(office.Item, office.Village, Request(office.Item), named, Now);
        certificate.Submit(office.Clerk, Now);

        Assert.Equal("certificate.preparer-signs", Refusal.Code(() => office.Sign(certificate, named)));
    }

    [Fact]
    public void Whoever_prepared_a_draft_that_another_changed_last_does_not_sign_it()
    {
        var named = office.Delegate.As(Role.VillageClerk);
        var certificate = Certificate.Prepare(office.Item, office.Village, Request(office.Item), named, Now);
        certificate.Amend(office.Item, office.Village, Request(office.Item), office.Clerk, Now);
        certificate.Submit(office.Clerk, Now);

        Assert.Equal([named.PersonId, office.Clerk.PersonId], certificate.Preparers);
        Assert.Equal("certificate.preparer-signs", Refusal.Code(() => office.Sign(certificate, named)));
    }

    [Fact] // domain 4.3
    public void A_clerk_or_secretary_who_was_not_named_does_not_sign() =>
        Assert.All([Role.VillageClerk, Role.PartySecretary], role =>
            Assert.Equal("certificate.signer-not-named", Refusal.Code(() => office.Sign(office.Certificate(CertificateStatus.AwaitingSignature), Officer(role, office.Village)))));

    [Fact] // domain 4.3, 4.6: keeper never, township never
    public void Keeper_and_township_staff_never_sign_even_if_they_were_named_as_clerks() =>
        Assert.All([Role.SealKeeper, Role.TownshipStaff], role =>
            Assert.Equal("workflow.role-not-allowed", Refusal.Code(() =>
                office.Sign(office.Certificate(CertificateStatus.AwaitingSignature), office.For(role) with { PersonId = office.Delegate.Id }))));

    [Fact] // settled S6
    public void The_head_of_another_village_does_not_sign() =>
        Assert.Equal("certificate.other-village", Refusal.Code(() => office.Sign(office.Certificate(CertificateStatus.AwaitingSignature), CommunityOffice().Head)));

    [Fact]
    public void The_rules_of_another_village_name_nobody_here()
    {
        var (certificate, other) = (office.Certificate(CertificateStatus.AwaitingSignature), CommunityOffice());

        Assert.Equal("certificate.signer-not-named", Refusal.Code(() =>
            certificate.Sign(office.IssueBy(office.Head), office.Item, office.Village, other.Policy, office.Head, Now)));
        Assert.Equal("certificate.other-village", Refusal.Code(() =>
            certificate.Sign(office.IssueBy(office.Head), office.Item, other.Village, office.Policy, office.Head, Now)));
    }

    [Fact] // domain 4.1: by any route
    public void Nothing_that_has_left_the_list_is_signed()
    {
        var certificate = office.Certificate(CertificateStatus.AwaitingSignature);
        office.Item.End(Today);

        Assert.Equal("certificate.item-not-in-force", Refusal.Code(() => office.Sign(certificate, office.Head)));
        Assert.Null(certificate.Issue);
    }

    [Fact]
    public void No_other_item_is_signed_in_its_place()
    {
        var certificate = office.Certificate(CertificateStatus.AwaitingSignature);

        Assert.Equal("certificate.item-changed", Refusal.Code(() =>
            certificate.Sign(office.IssueBy(office.Head), Item("ZM-02"), office.Village, office.Policy, office.Head, Now)));
    }

    [Fact] // settled S29
    public void A_village_that_ended_meanwhile_signs_nothing()
    {
        var certificate = office.Certificate(CertificateStatus.AwaitingSignature);
        office.Village.End(Today);

        Assert.Equal("certificate.village-ended", Refusal.Code(() => office.Sign(certificate, office.Head)));
    }

    [Fact]
    public void What_was_fixed_for_another_signer_or_another_item_is_not_signed()
    {
        var certificate = office.Certificate(CertificateStatus.AwaitingSignature);

        Assert.All([office.IssueBy(office.Keeper), office.IssueBy(office.Head, itemCode: "ZM-02")], issue =>
            Assert.Equal("certificate.issue-of-another", Refusal.Code(() =>
                certificate.Sign(issue, office.Item, office.Village, office.Policy, office.Head, Now))));
        Assert.Equal((CertificateStatus.AwaitingSignature, null), (certificate.Status, certificate.Issue));
    }

    [Fact]
    public void Nothing_is_signed_twice() =>
        Assert.Equal("workflow.step-not-allowed", Refusal.Code(() => office.Sign(office.Certificate(CertificateStatus.Signed), office.Head, number: 13)));

    [Fact]
    public void The_signer_returns_it_with_a_reason()
    {
        var certificate = office.Certificate(CertificateStatus.AwaitingSignature);

        certificate.Return(" 组别有误\r\n请核对 ", office.Policy, office.Head, Now);

        Assert.Equal((CertificateStatus.Draft, "组别有误\n请核对"), (certificate.Status, certificate.ReturnReason));
        certificate.Submit(office.Clerk, Now);
        Assert.Null(certificate.ReturnReason);
    }

    [Fact]
    public void A_return_without_a_reason_or_by_someone_who_may_not_sign_is_refused()
    {
        var certificate = office.Certificate(CertificateStatus.AwaitingSignature);

        Assert.Equal("field.missing", Refusal.Code(() => certificate.Return(" ", office.Policy, office.Head, Now)));
        Assert.Equal("field.too-long", Refusal.Code(() => certificate.Return(new string('误', 501), office.Policy, office.Head, Now)));
        Assert.Equal("certificate.signer-not-named", Refusal.Code(() => certificate.Return("有误", office.Policy, office.Clerk, Now)));
        Assert.Equal("certificate.signer-not-named", Refusal.Code(() => certificate.Return("有误", office.Policy, office.Keeper, Now)));
        Assert.Equal("certificate.signer-not-named", Refusal.Code(() => certificate.Return("有误", office.Policy, CommunityOffice().Head, Now)));
        Assert.Equal(CertificateStatus.AwaitingSignature, certificate.Status);
    }
}
