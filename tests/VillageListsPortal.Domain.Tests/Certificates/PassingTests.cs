using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Certificates;

/// <summary>What becomes of the cases of a village on the day of its merger or split (S29).</summary>
public sealed class PassingTests
{
    private readonly Office old = TestData.VillageOffice();
    private readonly Office successor = new(TestData.Village("500112128230"), TestData.Item("ZM-07"));

    [Theory] // S29: open cases pass
    [InlineData(CertificateStatus.Draft)]
    [InlineData(CertificateStatus.AwaitingSignature)]
    public void What_is_not_signed_becomes_the_successors_own(CertificateStatus status)
    {
        var certificate = Passed(status);
        Assert.Equal((successor.Village.Id, successor.Village.Id, status), (certificate.UnitId, certificate.HeldBy, certificate.Status));
        Assert.Equal("certificate.other-village", Refusal.Code(() => certificate.Submit(old.Clerk, TestData.Now)));
    }

    [Fact]
    public void The_successors_head_signs_what_the_old_clerk_put_forward()
    {
        var certificate = Passed(CertificateStatus.AwaitingSignature);
        Assert.Equal("certificate.other-village", Refusal.Code(() => old.Sign(certificate, old.Head)));
        var issue = successor.IssueBy(successor.Head);
        certificate.Sign(issue, old.Item, successor.Village, successor.Policy, successor.Head, TestData.Now);
        Assert.Equal(CertificateStatus.Signed, certificate.Status);
    }

    [Theory] // S29: what was issued never changes
    [InlineData(CertificateStatus.Signed)]
    [InlineData(CertificateStatus.Stamped)]
    [InlineData(CertificateStatus.HandedOver)]
    public void What_was_issued_keeps_its_issuer_and_is_held_by_the_successor(CertificateStatus status)
    {
        var certificate = Passed(status);
        Assert.Equal((old.Village.Id, successor.Village.Id), (certificate.UnitId, certificate.HeldBy));
        Assert.Contains("江口村", certificate.Issue!.Content.Issuer, StringComparison.Ordinal);
        Assert.Equal("certificate.other-village", Refusal.Code(() => certificate.Void("写错了", old.Head, TestData.Now)));
        certificate.Void("写错了", successor.Head, TestData.Now);
        Assert.Equal(CertificateStatus.Voided, certificate.Status);
    }

    [Fact]
    public void The_successors_keeper_stamps_in_the_successors_register()
    {
        var certificate = Passed(CertificateStatus.Signed);
        Assert.Equal("certificate.other-village", Refusal.Code(() => certificate.Stamp(old.Keeper, TestData.Now)));
        Assert.Equal(successor.Village.Id, certificate.Stamp(successor.Keeper, TestData.Now).UnitId);
    }

    [Fact]
    public void The_journal_tells_from_where_to_where() =>
        Assert.Equal(("江口村", "江口村"), Passed(CertificateStatus.Draft).Events.OfType<CertificatePassed>().Select(e => (e.Before!, e.After!)).Single());

    [Fact]
    public void Only_the_administrator_or_the_portal_passes_cases_and_only_from_who_has_them()
    {
        var certificate = old.Certificate(CertificateStatus.Draft);
        Assert.Equal("certificate.only-administrator-passes", Refusal.Code(() => certificate.PassTo(old.Village, successor.Village, old.Head, TestData.Now)));
        Assert.Equal("certificate.other-village", Refusal.Code(() => certificate.PassTo(successor.Village, old.Village, Actor.System, TestData.Now)));
        Assert.Equal("certificate.other-village", Refusal.Code(() => certificate.PassTo(old.Village, TestData.Township(), Actor.System, TestData.Now)));
    }

    [Fact] // S29: registers and the 印章管理制度 pass
    public void Who_was_named_to_sign_signs_at_the_successor_for_the_rest_of_the_term()
    {
        var day = TestData.Today.AddDays(10);
        var policy = new SealPolicy(successor.Village.Id, day);
        policy.TakeOver(old.Policy, day, Actor.System, TestData.Now);
        var named = new Actor(old.Delegate.Id, Guid.CreateVersion7(), Role.VillageClerk, successor.Village.Id);
        Assert.True(policy.MaySign(named, "ZM-07", day));
        Assert.False(policy.MaySign(named, "ZM-07", TestData.Today.AddYears(1)));
        Assert.False(old.Policy.MaySign(named with { UnitId = old.Village.Id }, "ZM-07", day));
        Assert.Equal("1", Assert.Single(policy.Events.OfType<SealPolicyPassed>()).After);
        Assert.Equal("seal.only-administrator-passes", Refusal.Code(() => policy.TakeOver(old.Policy, day, old.Head, TestData.Now)));
    }

    private Certificate Passed(CertificateStatus status)
    {
        var certificate = old.Certificate(status);
        certificate.PassTo(old.Village, successor.Village, Actor.System, TestData.Now);
        return certificate;
    }
}
