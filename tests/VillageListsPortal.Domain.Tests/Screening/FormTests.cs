using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Screening;

/// <summary>Shifted responsibility, formal defects, words of the district, and any text at all.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("各村与镇政府签订防溺水责任书。", "各村与镇政府签订防溺水责任书")]
    [InlineData("医保参保率低于95%的，扣减村级考核得分。", "扣减村级考核得分")]
    [InlineData("道路交通劝导由村委会兜底。", "道路交通劝导由村委会兜底")]
    public void Responsibility_outside_the_seven_fields_is_shifted_and_crosses_nothing(string text, string clause)
    {
        var result = Desk.Screen(text);
        Assert.Empty(result.Crossed);
        Assert.Contains(result.Shifted, s => s.At.Clause == clause && s.Reasons.Count > 0);
    }

    [Theory]
    [InlineData("请村委会负责召集村民会议讨论村规民约。")]
    [InlineData("请村里协助开展人口普查入户登记。")]
    public void Autonomy_and_help_are_not_shifted(string text) => Assert.Empty(Desk.Screen(text).Shifted);

    [Theory]
    [InlineData("", "请村委会宣传民法典。", "协助", "title-missing")]
    [InlineData("民法典宣传", "", "协助", "task-missing")]
    [InlineData("民法典宣传", "区司法局将印制宣传品。", "协助", "task-missing")]
    [InlineData("民法典宣传", "请村委会宣传民法典。", "帮忙", "role-unstated")]
    [InlineData("违建拆除", "各村负责违建拆除。", "协助", "role-understated")]
    [InlineData("民法典宣传", "请村委会宣传民法典。", "无", "role-understated")]
    [InlineData("森林防火", "请村里协助森林防火巡护。", "责任主体", "role-responsible")]
    public void What_is_formally_wrong_has_a_code(string title, string description, string role, string code) =>
        Assert.Equal([code], Desk.Screen(description, title, role).Defects);

    [Theory]
    [InlineData("村规民约修订", "请召集村民会议修订村规民约。", "责任主体")]
    [InlineData("民法典宣传", "请村委会宣传民法典。", " 协助 ")]
    [InlineData("执法检查告知", "区局将开展执法检查。", "无")]
    public void What_is_in_order_has_none(string title, string description, string role) => Assert.Empty(Desk.Screen(description, title, role).Defects);

    [Fact]
    public void A_word_of_the_district_is_read_like_those_of_the_portal()
    {
        const string Text = "各村负责巴适行动。";
        var own = new Screener(Vocabulary.Standard.With([new VocabularyWord("FM-03.object", "巴适行动")]), Desk.Items);
        Assert.Empty(Desk.Crossed(Text));
        Assert.Equal("FM-03", Assert.Single(own.Screen(new ScreeningText("", Text, "协助")).Crossed).Code);
    }

    [Theory]
    [InlineData("nowhere", "词")]
    [InlineData("village", "")]
    [InlineData("village", "　")]
    public void A_word_without_a_section_or_without_letters_is_refused(string section, string word) =>
        Assert.Throws<ArgumentException>(() => Vocabulary.Standard.With([new VocabularyWord(section, word)]));

    [Fact]
    public void An_item_that_the_vocabulary_does_not_know_is_found_by_its_title()
    {
        var own = new Screener(Vocabulary.Standard, [.. Desk.Items, new ScreeningItem("XZ-28", "协助古树名木保护工作", "", "", "", [])]);
        Assert.Equal("XZ-28", Assert.Single(own.Screen(new ScreeningText("", "请村里协助古树名木保护。", "协助")).CoveredBy).Code);
    }

    [Fact] // settled S18: a red line that is no longer on the list is none
    public void Only_items_in_force_are_found() =>
        Assert.Empty(new Screener(Vocabulary.Standard, []).Screen(new ScreeningText("", "各村负责违建拆除，请宣传民法典。", "协助")).Crossed);

    [Fact]
    public void Every_section_is_known() => Assert.NotEmpty(Vocabulary.Standard.With(Vocabulary.Standard.Sections.Select(s => new VocabularyWord(s, "某某某"))).Words);

    [Fact]
    public void The_same_text_gets_the_same_answer()
    {
        var texts = Desk.Cases("dev.csv").Select(c => c.Text).ToList();
        var first = texts.ConvertAll(t => Told(Desk.Screener.Screen(t)));
        var again = new string[texts.Count];
        Parallel.For(0, texts.Count, i => again[i] = Told(Desk.Screener.Screen(texts[i])));
        Assert.Equal(first, again);
    }

    [Fact]
    public void Any_text_is_read_without_harm() =>
        Always.Holds(Any.Text(400), text => Desk.Screen(text, text, text) is not null);

    [Theory]
    [InlineData('村')]
    [InlineData('，')]
    [InlineData('由')]
    [InlineData('\uD800')]
    [InlineData('(')]
    public void Ten_thousand_of_one_character_are_read_too(char character) => Assert.NotNull(Desk.Screen(new string(character, 10_000)));

    [Theory]
    [InlineData("村委会负责拆违、")]
    [InlineData("各村负责招商，")]
    [InlineData("由村(")]
    public void A_long_text_of_one_phrase_is_read_too(string phrase) => Assert.NotNull(Desk.Screen(string.Concat(Enumerable.Repeat(phrase, 10_000 / phrase.Length))));

    private static string Told(ScreeningResult result) => string.Join('|',
        string.Join(';', result.Crossed.Select(c => $"{c.Code}{c.At}{c.Responsible}{string.Join(',', c.Reasons)}")), string.Join(';', result.Shifted.Select(s => s.At)), string.Join(';', result.CoveredBy), string.Join(';', result.Defects));
}
