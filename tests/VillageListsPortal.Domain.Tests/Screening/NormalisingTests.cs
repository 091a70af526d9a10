using FsCheck.Fluent;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Screening;

public sealed class NormalisingTests
{
    private const string Plain = "各村负责违章建筑拆除，年底考核。";

    [Theory]
    [InlineData("各 村 负 责 违 章 建 筑 拆 除，年 底 考 核。")]
    [InlineData("各村負責違章建築拆除，年底考核。")]
    [InlineData("各村负责违·章·建·筑拆*除，年底考核。")]
    [InlineData("各村负责“违章建筑”拆除，年底考核。")]
    [InlineData("各村（社区）负责违章建筑拆除,年底考核.")]
    [InlineData("各村负责违\u200B章建\u00AD筑拆除，年底考核。")]
    [InlineData("各村负责违章\n建筑拆除，年底考核。")]
    public void Ways_of_writing_make_no_difference(string text) => Assert.Equal("FM-02", Desk.Crossed(text));

    [Theory]
    [InlineData("各村负责招、商、引、资工作。", "FM-05")]
    [InlineData("每村引资不低于３００万元。", "FM-05")]
    [InlineData("村（居）委会负责拆违。", "FM-02")]
    public void Words_taken_apart_and_full_width_are_read(string text, string code) => Assert.Equal(code, Desk.Crossed(text));

    [Fact]
    public void Places_are_those_of_the_text_as_sent()
    {
        const string Text = "背景說明👍。 各 村 負 責 違 建 拆 除！";
        var at = Assert.Single(Desk.Screen(Text).Crossed).At;
        Assert.Equal("各 村 負 責 違 建 拆 除", at.Clause);
        Assert.Equal(Text.IndexOf('各', StringComparison.Ordinal), at.Start);
        Assert.Equal(at.Clause, Text.Substring(at.Start, at.Length));
    }

    [Fact]
    public void Spaces_anywhere_change_no_code()
    {
        var cases = Desk.Cases("dev.csv");
        var spaced = from one in Gen.Elements(cases.AsEnumerable())
                     from gap in Gen.Elements(" ", "　", "\u200B", "\t")
                     from every in Gen.Choose(1, 5)
                     select (one, With(gap, every, one.Text));
        Always.Holds(spaced, s => Codes(s.Item2) == Codes(s.one.Text));
    }

    [Fact]
    public void Every_passage_lies_in_its_text()
    {
        var words = Desk.Cases("dev.csv").Select(c => c.Text.Description).ToList();
        var texts = from a in Gen.Elements(words.AsEnumerable())
                    from noise in Any.Text(40)
                    from at in Gen.Choose(0, a.Length)
                    select a.Insert(at, noise);
        Always.Holds(texts, LiesInItsText);
    }

    private static bool LiesInItsText(string text)
    {
        var result = Desk.Screen(text, text);
        return result.Crossed.Select(c => c.At).Concat(result.Shifted.Select(s => s.At)).All(p => text.Substring(p.Start, p.Length) == p.Clause);
    }

    private static ScreeningText With(string gap, int every, ScreeningText text) =>
        text with { Title = string.Join(gap, text.Title.Chunk(every).Select(c => new string(c))), Description = string.Join(gap, text.Description.Chunk(every).Select(c => new string(c))) };

    private static string Codes(ScreeningText text) => string.Join(';', Desk.Screener.Screen(text).Crossed.Select(c => c.Code));

    [Fact]
    public void The_plain_text_crosses() => Assert.Equal("FM-02", Desk.Crossed(Plain));
}
