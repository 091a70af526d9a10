using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Screening;

/// <summary>The district's own words: whole versions, never changed, each with a day and a reason.</summary>
public sealed class DistrictWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Actor Reviewer = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.Reviewer, Guid.CreateVersion7());

    [Fact]
    public void A_version_follows_the_one_before_and_says_what_it_changed()
    {
        var first = Set(null, Word("FM-02.object", "围挡清零行动"), Word("village", "片长"));
        var second = Set(first, Word("village", "片长"), Word("village", "楼长"));
        Assert.Equal((1, 2, Today, Reviewer.PersonId, "试"), (first.Version, second.Version, second.From, second.SetBy, second.Reason));
        Assert.Equal(["楼长", "片长"], second.Words.Select(w => w.Text).Order(StringComparer.Ordinal));
        Assert.Equal("2 2026-03-02 楼长 围挡清零行动", second.Events.OfType<DistrictWordsSet>().Single().After);
    }

    [Fact]
    public void An_earlier_version_comes_back_as_a_new_one()
    {
        var first = Set(null, Word("village", "片长"));
        var second = Set(first, Word("village", "楼长"));
        var third = Set(second, [.. first.Words]);
        Assert.Equal(3, third.Version);
        Assert.Equal(first.Words, third.Words);
    }

    [Theory]
    [InlineData("nowhere", "词", "words.section")]
    [InlineData("", "词", "words.section")]
    [InlineData("FM-02.nothing", "词", "words.section")]
    [InlineData("village", "", "words.word")]
    [InlineData("village", "——", "words.word")]
    [InlineData("village", "两 个", "words.word")]
    [InlineData("village", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "words.word")]
    [InlineData("village", "村委会", "words.known")]
    [InlineData("village", "村\u0000", "text.nul")]
    [InlineData("village", "村\u202E", "text.bidi")]
    public void What_is_no_word_of_a_section_is_refused(string section, string text, string code) =>
        Assert.Equal(code, Assert.Throws<RuleViolationException>(() => Set(null, Word(section, text))).Code);

    [Fact]
    public void As_many_and_as_long_words_as_the_limits_say_are_taken()
    {
        Assert.Equal(DistrictWords.Most, Set(null, [.. Enumerable.Range(0, DistrictWords.Most).Select(n => Word("village", $"片长{n}"))]).Words.Count);
        Assert.Single(Set(null, Word("village", new string('长', 30))).Words);
        Assert.Equal("words.word", Refused(() => Set(null, Word("village", new string('长', 31)))));
    }

    [Fact]
    public void Words_stand_by_section_and_text_and_the_journal_names_the_first_twenty()
    {
        var mixed = Set(null, Word("village", "乙组"), Word("FM-02.object", "甲围"), Word("village", "丙组"));
        Assert.Equal(mixed.Words.OrderBy(w => w.Section, StringComparer.Ordinal).ThenBy(w => w.Text, StringComparer.Ordinal), mixed.Words);
        Assert.EndsWith(" -", mixed.Events.OfType<DistrictWordsSet>().Single().After, StringComparison.Ordinal); // nothing was taken away
        string Named(int count) => Set(null, [.. Enumerable.Range(10, count).Select(n => Word("village", $"片长{n}"))]).Events.OfType<DistrictWordsSet>().Single().Added;
        Assert.Equal(20, Named(20).Split('、').Length);
        Assert.DoesNotContain("…", Named(20), StringComparison.Ordinal);
        Assert.EndsWith("片长29…", Named(21), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_without_a_change_a_reason_or_a_day_is_refused()
    {
        var first = Set(null, Word("village", "片长"));
        Assert.Equal("words.unchanged", Refused(() => Set(first, Word("village", "片长"), Word("village", "片长"))));
        Assert.Equal("words.unchanged", Refused(() => Set(null)));
        Assert.Equal("words.reason", Refused(() => DistrictWords.Set(null, [Word("village", "片长")], Today, " ", Reviewer, Now)));
        Assert.Equal("text.too-long", Refused(() => DistrictWords.Set(null, [Word("village", "片长")], Today, new string('长', DistrictWords.LongestReason + 1), Reviewer, Now)));
        Assert.Equal("setting.from-missing", Refused(() => DistrictWords.Set(null, [Word("village", "片长")], null, "试", Reviewer, Now)));
        Assert.Equal("setting.from-past", Refused(() => DistrictWords.Set(null, [Word("village", "片长")], Today.AddDays(-1), "试", Reviewer, Now)));
        Assert.Equal("words.most", Refused(() => Set(null, [.. Enumerable.Range(0, DistrictWords.Most + 1).Select(n => Word("village", $"片长{n}"))])));
    }

    [Fact]
    public void Added_words_are_read_and_those_of_the_portal_stay()
    {
        const string text = "各村负责黄线清零行动。";
        var words = DistrictWords.Check([Word("FM-02.object", "黄线清零行动")]);
        Assert.Empty(Desk.Screen(text).Crossed);
        Assert.Equal("FM-02", new Screener(Vocabulary.Standard.With(words), Desk.Items).Screen(new ScreeningText("", text, "协助")).Crossed.Single().Code);
    }

    [Theory]
    [InlineData("责任主体", VillageRole.Responsible)]
    [InlineData(" 協助 ", VillageRole.Assisting)]
    [InlineData("无", VillageRole.Uninvolved)]
    [InlineData("旁观", VillageRole.Unstated)]
    [InlineData(null, VillageRole.Unstated)]
    public void A_role_is_read_from_its_word(string? word, VillageRole role) => Assert.Equal(role, VillageRoles.Of(word)); // settled S18

    [Fact]
    public void Each_role_has_a_word_that_leads_back_to_it() => Assert.All(VillageRoles.Words, w => Assert.Equal(w, VillageRoles.Word(VillageRoles.Of(w))));

    private static string Refused(Action act) => Assert.Throws<RuleViolationException>(act).Code;

    private static VocabularyWord Word(string section, string text) => new(section, text);

    private static DistrictWords Set(DistrictWords? before, params VocabularyWord[] words) => DistrictWords.Set(before, words, Today, "试", Reviewer, Now);
}
