using System.Text.RegularExpressions;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Units;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

public sealed class CertificateTextTests
{
    private const string Closing = "特此证明。";
    private const string Who = "陈春梅（公民身份号码11010519491231002X）";

    /// <summary>The seven wordings with their fields filled in; {…|…} is the one word that villages and communities have each of their own.</summary>
    public static TheoryData<string, string[]> Papers => new()
    {
        { "ZM-01", [$"经调查，{Who}系{{本村村民|本社区居民}}，婚姻状况为未婚，家庭常住人口3人，具有抚养教育被收养人的能力。", "本证明仅用于收养登记，自签发之日起90日内有效。", Closing] },
        { "ZM-02", [$"{Who}于2026年11月20日到{{本村民委员会|本居民委员会}}当面签署委托书，委托其配偶李建国代为办理收养登记手续，情况属实。", "本证明仅用于收养登记，自签发之日起90日内有效。", Closing] },
        { "ZM-03", [$"经{{本村民委员会|本居民委员会}}2026年11月20日会议讨论，同意{Who}担任李建国的监护人。当事人对指定不服的，可以向人民法院申请指定监护人。", "本证明仅用于所列监护事项。"] },
        { "ZM-04", [$"经调查，{Who}的家庭成员为：丈夫李建国、儿子李小明。经济情况：丈夫李建国、儿子李小明。", "本证明仅用于办理遗赠扶养协议公证，自签发之日起90日内有效。", Closing] },
        { "ZM-05", [$"经调查核实，{Who}与李建国系父子关系。", "本证明仅用于公证，自签发之日起90日内有效。", Closing] },
        { "ZM-06", [$"{Who}在{{本村|本社区}}第三{{村民小组|居民小组}}的住宅，建于3年，建筑面积3平方米，四至丈夫李建国、儿子李小明。经公告三十日（2026年11月20日至2026年11月20日）无异议。以上情况属实。", "本证明仅用于该住宅所有权初始登记，自签发之日起180日内有效。"] },
        { "ZM-07", [$"{Who}系{{本村|本社区}}第三{{村民小组|居民小组}}农民。", "本证明仅用于农民专业合作社成员登记，自签发之日起90日内有效。", Closing] },
    };

    [Theory] // domain 4.5: purpose and validity are said once, in a paragraph of their own
    [MemberData(nameof(Papers))]
    public void Each_certificate_reads_as_its_item_says(string code, string[] paragraphs)
    {
        Assert.Equal(paragraphs.Select(p => Choose(p, "village")), Compose(Item(code), CommitteeKind.Villagers));
        Assert.Equal(paragraphs.Select(p => Choose(p, "community")), Compose(Item(code), CommitteeKind.Residents));
    }

    [Fact]
    public void All_seven_certificates_are_read_here() => Assert.Equal(Codes, Papers.Select(p => (string)p[0]));

    [Fact] // domain part 1: wording follows the committee
    public void A_community_never_certifies_in_the_words_of_a_village() =>
        Assert.All(Codes, code => Assert.DoesNotContain(Compose(Item(code), CommitteeKind.Residents), p =>
            p.Contains("本村", StringComparison.Ordinal) || p.Contains("村民小组", StringComparison.Ordinal)));

    [Theory] // settled S25: the label is that of the document shown
    [InlineData(IdentityDocumentType.Passport, "E12345678", "法国", "陈春梅（护照号码（法国）E12345678）系")]
    [InlineData(IdentityDocumentType.HkMacaoTaiwanResidencePermit, "810000199408230021", null, "陈春梅（港澳台居民居住证号码810000199408230021）系")]
    [InlineData(IdentityDocumentType.ForeignPermanentResidentCard, "911124198108030024", null, "陈春梅（外国人永久居留身份证号码911124198108030024）系")]
    [InlineData(IdentityDocumentType.BirthCertificate, "O123456789", null, "陈春梅（出生医学证明编号O123456789）系")]
    [InlineData(IdentityDocumentType.ResidentCard, "110105491231002", null, "陈春梅（公民身份号码110105491231002）系")]
    public void Before_the_number_stands_the_name_of_the_document(IdentityDocumentType type, string number, string? issuer, string beginning)
    {
        var document = IdentityDocument.Create(type, number, issuer, noneReason: null, Today);

        Assert.StartsWith(beginning, Compose(Item("ZM-07"), CommitteeKind.Villagers, document)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_no_document_stands_with_the_reason()
    {
        var none = IdentityDocument.Create(IdentityDocumentType.None, number: null, issuer: null, "户口登记正在补办", Today);

        Assert.StartsWith("陈春梅（无身份证件，户口登记正在补办）系本村", Compose(Item("ZM-07"), CommitteeKind.Villagers, none)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_another_person_keeps_its_own_label()
    {
        var item = Wording("{name}（公民身份号码{id}）与{other}（公民身份号码{other_id}）同住。", purposeLimit: null,
            Field("name", FieldType.PersonName), Field("id", FieldType.IdentityNumber), Field("other", FieldType.OtherName), Field("other_id", FieldType.OtherNumber));
        var passport = IdentityDocument.Create(IdentityDocumentType.Passport, "E12345678", "法国", noneReason: null, Today);

        Assert.Equal(["陈春梅（护照号码（法国）E12345678）与李建国（公民身份号码110105194912310011）同住。"], Compose(item, CommitteeKind.Villagers, passport));
    }

    [Theory] // what is typed is text, never a place of the wording
    [InlineData("{name}")]
    [InlineData("{nobody}")]
    [InlineData("{本村|本社区}")]
    [InlineData("特此证明。")]
    [InlineData("$1\\")]
    public void What_is_typed_stands_on_the_paper_as_typed(string typed)
    {
        var passport = IdentityDocument.Create(IdentityDocumentType.Passport, "E12345678", "法国", noneReason: null, Today);
        var item = Wording("{name}（公民身份号码{id}）：{text}", purposeLimit: null, Field("name", FieldType.PersonName), Field("id", FieldType.IdentityNumber), Field("text", FieldType.Text));
        var request = Request(item) with { Document = passport, Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = typed } };

        Assert.Equal([$"陈春梅（护照号码（法国）E12345678）：{typed}"], CertificateText.Compose(item, CommitteeKind.Villagers, request));
    }

    [Fact]
    public void Without_a_purpose_of_the_item_the_wording_keeps_its_own() =>
        Assert.Equal(["情况属实。本证明仅用于入学。", Closing], Compose(Wording("情况属实。本证明仅用于入学。特此证明。"), CommitteeKind.Villagers));

    [Fact]
    public void What_follows_the_purpose_in_the_wording_is_not_lost() =>
        Assert.Equal(["情况属实。未尽事项由双方说明。", "本证明仅用于入学。", Closing],
            Compose(Wording("情况属实。本证明仅用于办理入学。未尽事项由双方说明。特此证明。", "只用于入学"), CommitteeKind.Villagers));

    [Fact]
    public void A_place_that_the_form_does_not_have_is_an_error() =>
        Assert.Equal("field.not-in-form", Shared.Refusal.Code(() => Compose(Wording("{nobody}属实。"), CommitteeKind.Villagers)));

    [Fact] // domain 4.1: 表单样本
    public void A_form_sample_has_blanks_for_everything_that_is_entered()
    {
        var sample = CertificateText.Blank(Item("ZM-07"), CommitteeKind.Villagers);

        Assert.Equal("＿＿＿＿＿（公民身份号码＿＿＿＿＿＿＿＿＿＿）系本村＿＿＿＿＿农民。", sample[0]);
        Assert.Equal(["本证明仅用于农民专业合作社成员登记，自签发之日起90日内有效。", Closing], sample.Skip(1));
    }

    [Fact]
    public void No_form_sample_has_a_place_left_over() =>
        Assert.All(Codes, code => Assert.All([CommitteeKind.Villagers, CommitteeKind.Residents], committee =>
            Assert.DoesNotContain(CertificateText.Blank(Item(code), committee), p => p.AsSpan().ContainsAny("{}|"))));

    [Fact] // settled S26
    public void A_preview_shows_what_has_been_entered_so_far()
    {
        var entered = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "陈春梅", ["group"] = "12", ["id_no"] = "" };

        Assert.Equal("陈春梅（公民身份号码＿＿＿＿＿＿＿＿＿＿）系本社区第十二居民小组农民。", CertificateText.Blank(Item("ZM-07"), CommitteeKind.Residents, entered)[0]);
    }

    [Fact]
    public void A_preview_of_half_a_day_shows_it_as_typed()
    {
        var entered = new Dictionary<string, string>(StringComparer.Ordinal) { ["date"] = "2026-1" };

        Assert.Contains("于2026-1到", CertificateText.Blank(Item("ZM-02"), CommitteeKind.Villagers, entered)[0], StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Compose(CertificateItem item, CommitteeKind committee, IdentityDocument? document = null) =>
        CertificateText.Compose(item, committee, Request(item) with { Document = document ?? Document() });

    private static string Choose(string paragraph, string group) =>
        Regex.Replace(paragraph, @"\{(?<village>[^|]*)\|(?<community>[^}]*)\}", m => m.Groups[group].Value, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
