using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>The typed fields of a certificate's wording as lines of text.</summary>
public sealed class CertificateFieldsTests
{
    private const string Template = "{name}（公民身份号码{id_no}）系{本村村民|本社区居民}，{status}。";
    private const string Whole = "name|PersonName|姓名|Name|no||\nid_no|IdentityNumber|身份证件|Document|no||\nstatus|Choice|状况|Status|yes|照户口簿填|在家/外出";

    [Fact]
    public void Every_certificate_of_the_list_is_written_and_read_back() => Assert.All(AllItems().OfType<CertificateItem>(), item =>
        Assert.Equivalent(item.Fields, CertificateFields.Parse(CertificateFields.Write(item.Fields), item.TemplateBody), strict: true));

    [Fact]
    public void A_line_says_name_type_labels_whether_it_may_stay_empty_help_and_choices()
    {
        var fields = CertificateFields.Parse(" \n" + Whole.Replace("\n", " \n\n ", StringComparison.Ordinal), Template);
        Assert.Equal(["name", "id_no", "status"], fields.Select(f => f.Name));
        Assert.Equivalent(new CertificateField("status", FieldType.Choice, "状况", "Status", "照户口簿填", Optional: true, ["在家", "外出"]), fields[2]);
        Assert.Equal((null, false), (fields[0].Help, fields[0].Optional));
        Assert.Equal(Whole, CertificateFields.Write(fields));
    }

    [Theory]
    [InlineData("|Status|yes|照户口簿填|在家/外出", "", "item.field-line")] // columns
    [InlineData("|yes|", "|yes|x|", "item.field-line")]
    [InlineData("|Choice|", "|Colour|", "item.field-line")]
    [InlineData("|Choice|", "|9|", "item.field-line")]
    [InlineData("|状况|", "||", "item.field-line")] // label
    [InlineData("在家/外出", "在家", "item.field-line")] // one choice is none
    [InlineData("status|", "Status|", "item.field-line")]
    [InlineData("status|", "other|", "item.place-without-field")]
    [InlineData("status|", "name|", "item.field-line")] // a name twice
    [InlineData("\nstatus|Choice|状况|Status|yes|照户口簿填|在家/外出", "", "item.place-without-field")]
    [InlineData("IdentityNumber", "OtherNumber", "item.one-person")] // settled S25
    [InlineData("PersonName", "OtherName", "item.one-person")]
    [InlineData("status|Choice", "status|PersonName", "item.one-person")]
    public void Lines_that_no_form_could_be_made_of_are_refused(string part, string instead, string code)
    {
        Assert.Contains(part, Whole, StringComparison.Ordinal);
        Assert.Equal(code, Refusal.Code(() => CertificateFields.Parse(Whole.Replace(part, instead, StringComparison.Ordinal), Template)));
    }

    [Fact]
    public void No_lines_are_no_fields() => Assert.Equal("item.place-without-field", Refusal.Code(() => CertificateFields.Parse(null, Template)));

    [Theory]
    [InlineData("{Name}")]
    [InlineData("{姓名}")]
    [InlineData("{}")]
    [InlineData("{ name }")]
    [InlineData("{|}")]
    [InlineData("{|}x{a")]
    [InlineData("{a{b}}")]
    [InlineData("}")]
    [InlineData("{")]
    public void A_brace_that_is_neither_a_place_nor_a_choice_of_words_is_refused(string stray) => // else each certificate would fail at it, or show it
        Assert.Equal("item.place-without-field", Refusal.Code(() => CertificateFields.Parse(Whole, Template + stray)));

    [Fact]
    public void A_field_has_its_place_and_there_are_at_most_twenty()
    {
        Assert.Equal("item.field-without-place", Refusal.Code(() => CertificateFields.Parse(Whole + "\nmore|Text|更多|More|no||", Template)));
        string[] more = [.. Enumerable.Range(1, 18).Select(n => FormattableString.Invariant($"f{n}"))];
        string Lines(int count) => string.Join('\n', more.Take(count).Select(n => $"{n}|Text|某项|Some|no||").Prepend(Whole));
        string Body(int count) => Template + string.Concat(more.Take(count).Select(n => $"{{{n}}}"));
        Assert.Equal(20, CertificateFields.Parse(Lines(17), Body(17)).Count);
        Assert.Equal("item.too-many-fields", Refusal.Code(() => CertificateFields.Parse(Lines(18), Body(18))));
    }

    [Fact] // domain part 1: wording follows the committee
    public void A_choice_of_words_may_leave_a_word_out_for_one_committee() =>
        Assert.Equal(3, CertificateFields.Parse(Whole, Template + "{甲|}{|乙}").Count);

    [Fact]
    public void Places_are_told_once_in_their_order() => Assert.Equal(["b", "a_1"], CertificateFields.Places("{b}{甲|乙}{a_1}{b}{Not}{"));

    [Fact]
    public void A_refusal_names_field_and_line()
    {
        var broken = Assert.Throws<RuleViolationException>(() => CertificateFields.Parse("x", Template));
        Assert.Equal(["fields", "x"], broken.Arguments);
    }
}
