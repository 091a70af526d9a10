using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Shared;

public sealed class ChineseNumberTests
{
    [Theory]
    [InlineData("1", "一")]
    [InlineData("9", "九")]
    [InlineData("10", "十")]
    [InlineData("12", "十二")]
    [InlineData("20", "二十")]
    [InlineData("21", "二十一")]
    [InlineData("99", "九十九")]
    [InlineData("100", "一百")]
    [InlineData("105", "一百零五")]
    [InlineData("110", "一百一十")]
    [InlineData("111", "一百一十一")]
    [InlineData("120", "一百二十")]
    [InlineData("999", "九百九十九")]
    [InlineData("03", "三")]
    public void A_small_number_is_written_as_in_names(string digits, string chinese) => Assert.Equal(chinese, ChineseNumber.Of(digits));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1000")]
    [InlineData("-3")]
    [InlineData("三")]
    [InlineData("3a")]
    public void Other_text_stays_as_it_is(string text) => Assert.Equal(text, ChineseNumber.Of(text));

    [Fact]
    public void No_two_numbers_are_written_alike() =>
        Assert.Equal(999, Enumerable.Range(1, 999).Select(n => ChineseNumber.Of(n.ToString(null, null))).Distinct(StringComparer.Ordinal).Count());
}
