using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Tests;

internal static partial class TestData
{
    /// <summary>The office of 江口村 with the item for farmers (ZM-07).</summary>
    public static Office VillageOffice() => new(Village(), Item("ZM-07"));

    /// <summary>The office of 温泉社区 with the one item on the spot that communities have (ZM-02).</summary>
    public static Office CommunityOffice() => new(Community(), Item("ZM-02"));

    /// <summary>A certificate of the office in one of the states of the lane on the spot.</summary>
    public static Certificate Certificate(this Office office, CertificateStatus status)
    {
        var certificate = Domain.Certificates.Certificate.Prepare(office.Item, office.Village, Request(office.Item), office.Clerk, Now);
        CertificateStatus[] way = [CertificateStatus.AwaitingSignature, CertificateStatus.Signed, CertificateStatus.Stamped, CertificateStatus.HandedOver, CertificateStatus.Voided];
        foreach (var next in way.TakeWhile(_ => certificate.Status != status)) Bring(office, certificate, next);
        return certificate;
    }

    /// <summary>What signing by this officer would fix.</summary>
    public static Issue IssueBy(this Office office, Actor signer, int number = 12, string? itemCode = null)
    {
        var fullNumber = new CertificateNumber(UnitNaming.PrefixOf("统景镇", office.Village.ShortName, office.Village.Committee!.Value), Today.Year, number);
        return new Issue(fullNumber, Content(office, fullNumber, itemCode), new byte[32], "token", signer.PersonId, Now);
    }

    public static CertificateContent Content(Office office, CertificateNumber number, string? itemCode = null) => new()
    {
        Title = office.Item.Title,
        Number = number.ToString(),
        Paragraphs = CertificateText.Compose(office.Item, office.Village.Committee!.Value, Request(office.Item)),
        Issuer = office.Village.FullName,
        IssueDay = Today,
        ValidTo = Today.AddDays(90),
        CheckCode = "K7M2P9QX",
        ItemCode = itemCode ?? office.Item.Code,
        ItemVersion = office.Item.Version,
        VillageCode = office.Village.Code!,
    };

    public static void Sign(this Office office, Certificate certificate, Actor by, int number = 12) =>
        certificate.Sign(office.IssueBy(by, number), office.Item, office.Village, office.Policy, by, Now);

    private static void Bring(Office office, Certificate certificate, CertificateStatus next)
    {
        switch (next)
        {
            case CertificateStatus.AwaitingSignature: certificate.Submit(office.Clerk, Now); break;
            case CertificateStatus.Signed: office.Sign(certificate, office.Head); break;
            case CertificateStatus.Stamped: certificate.Stamp(office.Keeper, Now); break;
            case CertificateStatus.HandedOver: certificate.HandOver(ApplicantName, "本人", office.Clerk, Now); break;
            default: certificate.Void("姓名有误", office.Head, Now); break;
        }
    }
}
