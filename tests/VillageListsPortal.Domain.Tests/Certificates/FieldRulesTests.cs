using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

public sealed class FieldRulesTests
{
    [Theory]
    [InlineData(FieldType.PersonName, " 陈春梅 ", "陈春梅")]
    [InlineData(FieldType.OtherName, "买买提・吐尔逊", "买买提·吐尔逊")]
    [InlineData(FieldType.OtherNumber, "11010519491231002x", "11010519491231002X")]
    [InlineData(FieldType.Text, " 父子\u3000", "父子")]
    [InlineData(FieldType.LongText, "东至河\r\n西至路", "东至河\n西至路")]
    [InlineData(FieldType.Day, "2026-11-23", "2026-11-23")]
    [InlineData(FieldType.Day, "2024-02-29", "2024-02-29")]
    [InlineData(FieldType.Number, "0012", "12")]
    [InlineData(FieldType.Number, "1000000", "1000000")]
    [InlineData(FieldType.Group, "999", "999")]
    [InlineData(FieldType.Choice, " 离异 ", "离异")]
    public void What_is_entered_is_kept_in_one_form(FieldType type, string typed, string kept) =>
        Assert.Equal(kept, FieldRules.Require(Of(type), typed, Today));

    [Theory]
    [InlineData(FieldType.PersonName, "陈\u200D梅", "name.unseen-character")]
    [InlineData(FieldType.OtherName, "·", "name.missing")]
    [InlineData(FieldType.OtherNumber, "110105194912310021", "identity.number-check-digit")]
    [InlineData(FieldType.OtherNumber, "810000199408230021", "identity.number-of-other-type")]
    [InlineData(FieldType.Text, "父\u202E子", "text.bidi")]
    [InlineData(FieldType.Text, "父\n子", "field.one-line")]
    [InlineData(FieldType.LongText, "东至\u0007河", "text.control")]
    [InlineData(FieldType.Day, "2026-11-24", "field.day-in-future")]
    [InlineData(FieldType.Day, "2026-02-29", "field.not-a-day")]
    [InlineData(FieldType.Day, "2026/11/20", "field.not-a-day")]
    [InlineData(FieldType.Day, "二〇二六年", "field.not-a-day")]
    [InlineData(FieldType.Number, "0", "field.not-a-number")]
    [InlineData(FieldType.Number, "-3", "field.not-a-number")]
    [InlineData(FieldType.Number, "3.5", "field.not-a-number")]
    [InlineData(FieldType.Number, "1000001", "field.not-a-number")]
    [InlineData(FieldType.Number, "99999999999", "field.not-a-number")]
    [InlineData(FieldType.Group, "1000", "field.not-a-number")]
    [InlineData(FieldType.Group, "三", "field.not-a-number")]
    [InlineData(FieldType.Choice, "同居", "field.not-a-choice")]
    public void What_does_not_fit_its_type_is_refused(FieldType type, string typed, string code) =>
        Assert.Equal(code, Refusal.Code(() => FieldRules.Require(Of(type), typed, Today)));

    [Fact]
    public void Every_type_of_field_may_stay_empty_only_where_it_is_optional() =>
        Assert.All(Enum.GetValues<FieldType>(), type => Assert.All([null, "", " \u3000\n"], empty =>
        {
            Assert.Null(FieldRules.Require(Of(type) with { Optional = true }, empty, Today));
            Assert.Equal("field.missing", Refusal.Code(() => FieldRules.Require(Of(type), empty, Today)));
        }));

    [Theory]
    [InlineData(FieldType.Text, 100)]
    [InlineData(FieldType.LongText, 1000)]
    public void A_text_has_its_longest_length(FieldType type, int longest)
    {
        Assert.Equal(longest, FieldRules.Require(Of(type), new string('梅', longest), Today)!.Length);
        Assert.Equal("field.too-long", Refusal.Code(() => FieldRules.Require(Of(type), new string('梅', longest + 1), Today)));
    }

    [Fact]
    public void The_line_ends_of_a_browser_count_once() =>
        Assert.Equal(3, FieldRules.Lines("reason", "一\r\n二", 3)!.Length);

    [Fact]
    public void Whatever_passes_as_a_line_has_no_line_end_and_nothing_unsafe() =>
        Always.Holds(Any.Text(8), typed =>
        {
            try
            {
                return FieldRules.Line("text", typed, 8) is not { } line
                    || (!line.Contains('\n', StringComparison.Ordinal) && Domain.Shared.SafeText.IsSafe(line) && FieldRules.Line("text", line, 8) == line);
            }
            catch (Domain.Shared.RuleViolationException)
            {
                return true;
            }
        });

    [Fact]
    public void A_refusal_names_its_field_first() =>
        Assert.Equal("relation", Assert.Throws<Domain.Shared.RuleViolationException>(() => FieldRules.Require(Field("relation", FieldType.Text), "", Today)).Arguments[0]);

    private static CertificateField Of(FieldType type) => Field("field", type, optional: false, "未婚", "离异");

    [Theory] // words stand inside a sentence of the paper and make no statement of their own
    [InlineData("法国")]
    [InlineData("Côte d'Ivoire")]
    [InlineData("圣文森特·格林纳丁斯")]
    [InlineData("女儿、代理人")]
    public void A_country_or_relation_is_words(string typed) => Assert.Equal(typed, FieldRules.Words("issuer", typed, 60));

    [Theory]
    [InlineData("法国）本人无犯罪记录。")]
    [InlineData("子，另证明其无犯罪记录")]
    [InlineData("{name}")]
    public void A_country_or_relation_holds_no_sentence(string typed) => Assert.Equal("field.words-only", Refusal.Code(() => FieldRules.Words("issuer", typed, 60)));

    [Theory]
    [InlineData("证件丢失，正在补办。特此证明")]
    [InlineData("丢失；本人未婚")]
    [InlineData("另证明未婚")]
    public void A_reason_holds_one_clause(string typed) => Assert.Equal("field.one-sentence", Refusal.Code(() => FieldRules.Clause("reason", typed, 200)));

    [Fact]
    public void What_nobody_sees_is_dropped_from_what_is_kept() => Assert.Equal("渝北区", FieldRules.Line("asking-body", "渝\u200B北\u00AD区\u2060", 100));
}
