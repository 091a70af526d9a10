using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

/// <summary>Stamp and register, hand over, void, reprint.</summary>
public sealed class StampingTests
{
    private readonly Office office = VillageOffice();

    [Fact] // domain 4.3: every use of the seal is registered
    public void The_keeper_stamps_and_the_use_of_the_seal_is_registered()
    {
        var certificate = office.Certificate(CertificateStatus.Signed);

        var use = certificate.Stamp(office.Keeper, Now);

        Assert.Equal((CertificateStatus.Stamped, office.Keeper.PersonId, Now), (certificate.Status, certificate.StampedBy, certificate.StampedAt));
        Assert.Equal((office.Village.Id, certificate.Id, "统景江口村证〔2026〕12号", Now), (use.UnitId, use.CertificateId, use.Matter, use.At));
        Assert.Equal((office.Head.PersonId, office.Keeper.PersonId), (use.ApprovedBy, use.StampedBy));
    }

    [Fact] // domain 4.3: who approves the use and who keeps the seal are two people
    public void Who_signed_a_certificate_does_not_stamp_it()
    {
        var certificate = office.Certificate(CertificateStatus.Signed);

        Assert.Equal("certificate.signer-stamps", Refusal.Code(() => certificate.Stamp(office.Keeper with { PersonId = office.Head.PersonId }, Now)));
        Assert.Null(certificate.StampedBy);
    }

    [Fact]
    public void Before_it_is_signed_nothing_is_stamped() =>
        Assert.All([CertificateStatus.Draft, CertificateStatus.AwaitingSignature], status =>
            Assert.Equal("workflow.step-not-allowed", Refusal.Code(() => office.Certificate(status).Stamp(office.Keeper, Now))));

    [Fact] // domain 4.3, 4.6
    public void Nobody_but_the_keeper_of_the_village_stamps()
    {
        Assert.All(Enum.GetValues<Role>().Except([Role.SealKeeper]), role =>
            Assert.Equal("workflow.role-not-allowed", Refusal.Code(() => office.Certificate(CertificateStatus.Signed).Stamp(Officer(role, office.Village), Now))));
        Assert.Equal("certificate.other-village", Refusal.Code(() => office.Certificate(CertificateStatus.Signed).Stamp(CommunityOffice().Keeper, Now)));
    }

    [Fact]
    public void It_is_handed_over_to_someone_named_with_the_relation()
    {
        var certificate = office.Certificate(CertificateStatus.Stamped);

        certificate.HandOver(" 李建国 ", " 丈夫 ", office.Clerk, Now);

        Assert.Equal((CertificateStatus.HandedOver, "李建国", "丈夫", Now), (certificate.Status, certificate.HandedTo, certificate.HandedToRelation, certificate.HandedOverAt));
    }

    [Theory]
    [InlineData(null, "本人", "field.missing")]
    [InlineData(" ", "本人", "field.missing")]
    [InlineData("陈\u200D梅", "本人", "name.unseen-character")]
    [InlineData("陈春梅", null, "field.missing")]
    [InlineData("陈春梅", "本\n人", "field.one-line")]
    public void A_hand_over_to_nobody_is_refused(string? name, string? relation, string code)
    {
        var certificate = office.Certificate(CertificateStatus.Stamped);

        Assert.Equal(code, Refusal.Code(() => certificate.HandOver(name, relation, office.Clerk, Now)));
        Assert.Equal(CertificateStatus.Stamped, certificate.Status);
    }

    [Fact] // domain 4.3: until the stamping is registered it does not hold
    public void What_is_not_stamped_is_not_handed_over() =>
        Assert.Equal("workflow.step-not-allowed", Refusal.Code(() => office.Certificate(CertificateStatus.Signed).HandOver(ApplicantName, "本人", office.Clerk, Now)));

    [Theory] // domain 4.5, 4.7
    [InlineData(CertificateStatus.Signed)]
    [InlineData(CertificateStatus.Stamped)]
    [InlineData(CertificateStatus.HandedOver)]
    public void The_head_voids_with_a_reason_and_the_number_stays_taken(CertificateStatus status)
    {
        var certificate = office.Certificate(status);
        var issue = certificate.Issue;

        Assert.Equal("field.missing", Refusal.Code(() => certificate.Void(" ", office.Head, Now)));
        certificate.Void("姓名有误", office.Head, Now);

        Assert.Equal((CertificateStatus.Voided, "姓名有误", Now), (certificate.Status, certificate.VoidReason, certificate.VoidedAt));
        Assert.Same(issue, certificate.Issue);
    }

    [Fact]
    public void What_has_no_number_is_not_voided_and_nothing_is_voided_twice() =>
        Assert.All([CertificateStatus.Draft, CertificateStatus.AwaitingSignature, CertificateStatus.Voided], status =>
            Assert.Equal("workflow.step-not-allowed", Refusal.Code(() => office.Certificate(status).Void("姓名有误", office.Head, Now))));

    [Theory] // domain 4.7, settled S21
    [InlineData(CertificateStatus.Signed)]
    [InlineData(CertificateStatus.Stamped)]
    [InlineData(CertificateStatus.HandedOver)]
    public void Reprints_are_counted(CertificateStatus status)
    {
        var certificate = office.Certificate(status);

        Assert.Equal([1, 2], [certificate.Reprint(office.Clerk, Now), certificate.Reprint(office.Keeper, Now)]);

        Assert.Equal((2, status, "2"), (certificate.Reprints, certificate.Status, certificate.Events[^1].After));
    }

    [Fact]
    public void What_is_not_signed_or_voided_is_not_reprinted() =>
        Assert.All([CertificateStatus.Draft, CertificateStatus.AwaitingSignature, CertificateStatus.Voided], status =>
            Assert.Equal("certificate.nothing-to-reprint", Refusal.Code(() => office.Certificate(status).Reprint(office.Clerk, Now))));

    [Fact] // settled S7: the supervision committee sees its register masked, a reprint is not
    public void Whoever_sees_no_personal_data_prints_none()
    {
        var certificate = office.Certificate(CertificateStatus.Stamped);

        Assert.Equal("certificate.reprint-role", Refusal.Code(() => certificate.Reprint(office.For(Role.SupervisionMember), Now)));
        Assert.Equal("certificate.other-village", Refusal.Code(() => certificate.Reprint(CommunityOffice().Clerk, Now)));
        Assert.Equal(0, certificate.Reprints);
    }

    [Fact] // domain 8.2
    public void What_goes_to_the_journal_holds_no_personal_data()
    {
        var certificate = office.Certificate(CertificateStatus.Voided);
        certificate.ClearEvents();
        var journey = office.Certificate(CertificateStatus.Voided).Events;

        Assert.Equal(6, journey.Count);
        Assert.All(journey, e => Assert.All([ApplicantName, ApplicantNumber, "姓名有误"], secret =>
            Assert.DoesNotContain(secret, $"{e.Before}{e.After}", StringComparison.Ordinal)));
        Assert.Empty(certificate.Events);
    }

    [Fact] // domain 8.2
    public void Each_step_is_an_event_of_who_when_and_from_where_to_where()
    {
        var moves = office.Certificate(CertificateStatus.HandedOver).Events.OfType<CertificateMoved>().ToList();

        Assert.Equal(["Draft>AwaitingSignature", "AwaitingSignature>Signed 统景江口村证〔2026〕12号", "Signed>Stamped 统景江口村证〔2026〕12号", "Stamped>HandedOver"], moves.Select(m => $"{m.Before}>{m.After}"));
        Assert.Equal([office.Clerk, office.Head, office.Keeper, office.Clerk], moves.Select(m => m.By));
        Assert.All(moves, m => Assert.Equal((office.Village.Id, Now), (m.UnitId!.Value, m.At)));
    }
}
