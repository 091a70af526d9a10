using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>Where lines may break (GB/T 15834-2011, 5.1). Widths count in characters: full-width 1, Latin one half.</summary>
public class LineBreakerTests
{
    private const string Closing = "、。，；：？！）》」』】〉〕’”…%％·";
    private const string Opening = "（《「『【〈〔‘“";

    // Pieces like those of certificates; closing marks never more than two in a row, so that a legal break always exists within a line.
    private static readonly Gen<string> Piece = Gen.Elements(
        "村", "民委", "证明", "申请人", "一、", "办理，", "如下：", "（甲）", "《条例》", "“乙”。", "于2026年11月23日", "号500112198503127261", "约12.5%", "码QK7M-4T2P", "村 the clerk ", "村A4 ", "等……村", "一——", "拉·买", "𠮷");

    private static readonly Arbitrary<string> Texts = Gen.Choose(1, 40).SelectMany(n => Piece.ArrayOf(n)).Select(string.Concat).ToArbitrary();

    private static readonly Arbitrary<int> Widths = Gen.Choose(12, 28).ToArbitrary();

    [Fact]
    public void No_line_starts_with_a_closing_mark() => Check((text, width) =>
        Break(text, width).Skip(1).All(line => !Closing.Contains(line.TrimStart()[0], StringComparison.Ordinal)));

    [Fact]
    public void No_line_ends_with_an_opening_mark() => Check((text, width) =>
        Break(text, width).All(line => line.TrimEnd() is "" || !Opening.Contains(line.TrimEnd()[^1], StringComparison.Ordinal)));

    [Fact]
    public void No_character_is_lost_or_moved() => Check((text, width) => string.Concat(Break(text, width)) == text);

    [Fact]
    public void No_line_is_wider_than_allowed_by_more_than_its_marks_can_give() => Check((text, width) =>
        Break(text, width).All(line => Width(line.TrimEnd()) - Give(line.TrimEnd()) <= width + 0.01));

    [Fact]
    public void Words_numbers_and_codes_stay_whole() => Check((text, width) =>
    {
        var lines = Break(text, width);
        return lines.Zip(lines.Skip(1)).All(pair => !(IsWord(pair.First[^1]) && IsWord(pair.Second[0])));
    });

    [Fact]
    public void A_line_takes_as_much_as_fits() => Check((text, width) =>
        Break(text, width).SkipLast(1).All(line => Width(line) > width - 12 || line.EndsWith('\n')));

    [Theory]
    [InlineData("甲乙丙丁。", 4, "甲乙丙|丁。")]
    [InlineData("甲，丙丁。己", 5, "甲，丙丁。|己")]
    [InlineData("甲，乙丙丁。", 5, "甲，乙丙丁。")]
    [InlineData("甲乙丙（丁", 4, "甲乙丙|（丁")]
    [InlineData("甲乙丙《丁》", 5, "甲乙丙|《丁》")]
    [InlineData("于2026年起", 4, "于2026年|起")]
    [InlineData("甲乙12.50元", 4, "甲乙|12.50元")]
    [InlineData("甲乙丙——丁", 4, "甲乙丙|——丁")]
    [InlineData("甲乙丙……丁", 4, "甲乙|丙……丁")]
    [InlineData("the clerk signs", 5, "the clerk |signs")]
    [InlineData("甲\n乙\n", 4, "甲|乙|")]
    [InlineData("甲\r\n乙\u2028丙", 4, "甲|乙|丙")]
    [InlineData("abcdefghijkl", 4, "abcdefgh|ijkl")]
    [InlineData("http://a.b/cdefghij", 6, "http://a.b/|cdefghij")]
    [InlineData("完成率达到50%了", 6, "完成率达到|50%了")]
    [InlineData("", 4, "")]
    public void Lines_break_like_this(string text, int width, string lines) => Assert.Equal(lines, string.Join('|', Break(text, width)));

    [Fact]
    public void A_run_of_marks_longer_than_a_line_is_cut_rather_than_lost()
    {
        var text = new string('。', 50);
        Assert.Equal(text, string.Concat(Break(text, 4)));
    }

    [Fact]
    public void Any_text_comes_out_whole() => Prop.ForAll<NonNull<string>>(text =>
    {
        var kept = text.Get.Where(c => c > ' ' && c is not ('\uFEFF' or '\u00AD' or '\u0085' or '\u2028' or '\u2029') && !char.IsSurrogate(c));
        return string.Concat(Break(text.Get, 7)).Where(c => c > ' ' && c != '\uFFFD').SequenceEqual(kept.Where(c => c != '\uFFFD'));
    }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<string> Break(string text, int width) => LineBreaker.Break(text, width, Advance);

    private static double Advance(Rune rune) => rune.Value < 0x80 ? 0.5 : 1;

    private static double Width(string text) => text.EnumerateRunes().Sum(Advance);

    private static double Give(string line) => line.Count(c => "、。，；：）》」』】〉〕”’（《「『【〈〔“‘".Contains(c, StringComparison.Ordinal)) * 0.5;

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c);

    private static void Check(Func<string, int, bool> rule) => Prop.ForAll(Texts, Widths, rule).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
