using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Verification;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

/// <summary>The content is frozen at signing and its hash is printed in the QR code (domain 4.7, settled S20): its form never changes.</summary>
public sealed class CertificateContentTests
{
    private static readonly CertificateContent Content = Content(VillageOffice(), new CertificateNumber("统景江口村证", 2026, 12));

    private const string Printed = """
        {"checkCode":"K7M2P9QX","issueDay":"2026-11-23","issuer":"重庆市渝北区统景镇江口村村民委员会","item":"ZM-07","itemVersion":1,
        "number":"统景江口村证〔2026〕12号","paragraphs":["陈春梅（公民身份号码11010519491231002X）系本村第三村民小组农民。",
        "本证明仅用于农民专业合作社成员登记，自签发之日起90日内有效。","特此证明。"],
        "title":"农民身份证明（合作社登记用）","validTo":"2027-02-21","village":"500112128203"}
        """;

    [Fact]
    public void The_canonical_form_is_this_for_ever() =>
        Assert.Equal(Printed.Replace("\n", "", StringComparison.Ordinal), CanonicalJson.Write(Content.ToCanonical()));

    [Fact]
    public void What_is_not_there_is_left_out_and_what_is_there_counts()
    {
        Assert.DoesNotContain("askingBody", Content.ToCanonical().Keys);
        Assert.All(
            [Content with { AskingBody = "区市场监管局" }, Content with { Telephone = "023-67000000" }, Content with { AttendanceNote = "本证明由代办人申请" },
             Content with { ValidTo = null }, Content with { ItemVersion = 2 }, Content with { Paragraphs = [] }],
            other => Assert.NotEqual(CanonicalJson.Sha256(Content.ToCanonical()), CanonicalJson.Sha256(other.ToCanonical())));
    }
}
