using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Certificates.IdentityDocumentType;

namespace VillageListsPortal.Domain.Tests.Certificates;

public sealed class IdentityDocumentTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(ResidentCard, "11010519491231002x", null, "11010519491231002X", "110105********002X", "公民身份号码")]
    [InlineData(ResidentCard, "110105491231002", null, "110105491231002", "110105******002", "公民身份号码")]
    [InlineData(HkMacaoTaiwanResidencePermit, "810000199408230021", null, "810000199408230021", "810000********0021", "港澳台居民居住证号码")]
    [InlineData(ForeignPermanentResidentCard, "911124198108030024", null, "911124198108030024", "911124********0024", "外国人永久居留身份证号码")]
    [InlineData(ForeignPermanentResidentCard, "chn310080010101", null, "CHN310080010101", "C************01", "外国人永久居留身份证号码")]
    [InlineData(Passport, "e 1234 5678", "法国", "E12345678", "E******78", "护照号码（法国）")]
    [InlineData(BirthCertificate, "ｏ123456789", null, "O123456789", "O*******89", "出生医学证明编号")]
    public void Each_type_has_its_own_number_mask_and_label(IdentityDocumentType type, string typed, string? issuer, string number,
        string masked, string label)
    {
        var document = IdentityDocument.Create(type, typed, issuer, noneReason: " ", Today);

        Assert.Equal((type, number, issuer, (string?)null), (document.Type, document.Number, document.Issuer, document.NoneReason));
        Assert.Equal(masked, document.Masked);
        Assert.Equal(label, document.Label);
        Assert.Equal($"{type} {masked}", document.ToString());
    }

    [Theory]
    [InlineData(ResidentCard, "", null, null, "identity.number-missing")]
    [InlineData(ResidentCard, "110105194912310021", null, null, "identity.number-check-digit")]
    [InlineData(ResidentCard, "810000199408230021", null, null, "identity.number-of-other-type")]
    [InlineData(ResidentCard, "911124198108030024", null, null, "identity.number-of-other-type")]
    [InlineData(HkMacaoTaiwanResidencePermit, "11010519491231002X", null, null, "identity.number-of-other-type")]
    [InlineData(HkMacaoTaiwanResidencePermit, "810000940823002", null, null, "identity.number-of-other-type")]
    [InlineData(HkMacaoTaiwanResidencePermit, "810000199408230022", null, null, "identity.number-check-digit")]
    [InlineData(ForeignPermanentResidentCard, "911124198108030025", null, null, "identity.number-check-digit")]
    [InlineData(ForeignPermanentResidentCard, "11010519491231002X", null, null, "identity.number-of-other-type")]
    [InlineData(Passport, "E123", "法国", null, "identity.passport-number")]
    [InlineData(Passport, "E12-345678", "法国", null, "identity.passport-number")]
    [InlineData(Passport, "E12345678", " ", null, "identity.passport-issuer-missing")]
    [InlineData(Passport, "E12345678", "法\u202E国", null, "text.bidi")]
    [InlineData(BirthCertificate, "1234567890", null, null, "identity.birth-certificate-number")]
    [InlineData(None, null, null, null, "identity.none-reason-missing")]
    [InlineData(None, "E12345678", null, "遗失", "identity.none-with-number")]
    [InlineData(ResidentCard, "11010519491231002X", null, "遗失", "identity.reason-with-document")]
    [InlineData((IdentityDocumentType)99, "11010519491231002X", null, null, "identity.type-unknown")]
    public void A_number_that_is_not_of_its_type_is_refused(IdentityDocumentType type, string? number, string? issuer, string? reason, string code) =>
        Assert.Equal(code, Refusal.Code(() => IdentityDocument.Create(type, number, issuer, reason, Today)));

    [Fact]
    public void Without_a_document_the_reason_stands_and_there_is_no_number()
    {
        var document = IdentityDocument.Create(None, " ", issuer: null, "户口登记正在补办", Today);

        Assert.Equal("户口登记正在补办", document.NoneReason);
        Assert.Null(document.Number);
        Assert.Null(document.IsMinor(Today));
        Assert.Equal(("", "无身份证件", "None"), (document.Masked, document.Label, document.ToString()));
    }

    [Fact]
    public void A_child_is_a_minor_until_the_day_of_turning_eighteen()
    {
        var document = Resident(new(2008, 11, 23));

        Assert.Equal(17, document.AgeOn(Today));
        Assert.True(document.IsMinor(Today));
        Assert.False(document.IsMinor(Today.AddDays(1)));
    }

    [Fact]
    public void Whoever_is_born_on_29_February_is_a_year_older_on_28_February_of_a_common_year()
    {
        var document = Resident(new(2008, 2, 29));

        Assert.Equal(17, document.AgeOn(new(2026, 2, 27)));
        Assert.Equal(18, document.AgeOn(new(2026, 2, 28)));
    }

    [Fact]
    public void A_passport_and_an_old_foreign_card_tell_no_birthday()
    {
        Assert.Null(IdentityDocument.Create(Passport, "E12345678", "法国", null, Today).AgeOn(Today));
        Assert.Null(IdentityDocument.Create(ForeignPermanentResidentCard, "CHN310080010101", null, null, Today).Birthday);
    }

    [Fact]
    public void Documents_typed_differently_are_equal() =>
        Assert.Equal(IdentityDocument.Create(ResidentCard, "11010519491231002x", null, null, Today),
            IdentityDocument.Create(ResidentCard, "110105 19491231 002X", "", "", Today));

    [Fact]
    public void The_birthday_never_shows_in_a_masked_number() =>
        Always.Holds(CitizenNumberTests.Numbers(), number =>
            IdentityDocument.Create(ResidentCard, number, null, null, Today).ToString() == $"ResidentCard {number[..6]}********{number[14..]}");

    private static IdentityDocument Resident(DateOnly birthday) => IdentityDocument.Create(ResidentCard,
        CitizenNumberTests.WithCheck(string.Create(null, $"500112{birthday:yyyyMMdd}001")), null, null, Today);
}
