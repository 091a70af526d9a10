using FsCheck.Fluent;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Lists;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("区民政局", "区民政局", "区民政局")]
    [InlineData("区民政局", "区财政局", "区[-民][+财]政局")]
    [InlineData("协助调查核实", "协助入户调查核实", "协助[+入户]调查核实")]
    [InlineData("2018年修正文本第21条", "2025年修订文本第24条", "[-2018][+2025]年修[-正][+订]文本第[-21][+24]条")]
    [InlineData("甲子乙", "丙子丁", "[-甲子乙][+丙子丁]")]
    [InlineData("", "每月一次", "[+每月一次]")]
    [InlineData("每月一次", "", "[-每月一次]")]
    [InlineData("", "", "")]
    [InlineData("Assist aid", "Assist fire work", "Assist [-aid][+fire work]")]
    public void Changed_words_are_found(string before, string after, string expected) =>
        Assert.Equal(expected, string.Concat(TextDifference.Between(before, after).Select(Written)));

    [Fact]
    public void The_pieces_give_both_texts_again() =>
        Always.Holds(from a in Any.Text(40) from b in Any.Text(40) from common in Any.Text(20) select (Before: a + common + b, After: b + common + a), texts =>
        {
            var pieces = TextDifference.Between(texts.Before, texts.After);
            return string.Concat(pieces.Where(p => p.Change != PieceChange.Inserted).Select(p => p.Text)) == texts.Before
                && string.Concat(pieces.Where(p => p.Change != PieceChange.Removed).Select(p => p.Text)) == texts.After
                && pieces.Zip(pieces.Skip(1)).All(p => p.First.Change != p.Second.Change)
                && pieces.All(p => p.Text.Length > 0);
        });

    [Fact]
    public void Texts_too_long_to_align_count_as_rewritten_between_what_they_begin_and_end_with()
    {
        var (a, b) = (string.Concat(Enumerable.Repeat("甲乙", 1000)), string.Concat(Enumerable.Repeat("丙丁", 1000)));
        Assert.Equal(["头", a, b, "尾"], TextDifference.Between($"头{a}尾", $"头{b}尾").Select(p => p.Text));
    }

    private static string Written(TextPiece piece) => piece.Change switch
    {
        PieceChange.Removed => $"[-{piece.Text}]",
        PieceChange.Inserted => $"[+{piece.Text}]",
        _ => piece.Text,
    };
}
