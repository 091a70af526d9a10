using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Shared;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("a\0b", "text.nul")]
    [InlineData("a\u202Eb", "text.bidi")]
    [InlineData("a\u2066b", "text.bidi")]
    [InlineData("a\u200Fb", "text.bidi")]
    [InlineData("a\u0007b", "text.control")]
    [InlineData("a\u0085b", "text.control")]
    [InlineData("a\u2028b", "text.control")]
    [InlineData("a\uFFFFb", "text.control")]
    [InlineData("a\rb", "text.control")]
    [InlineData("12345678901", "text.too-long")]
    public void Unsafe_text_is_refused_by_its_code(string text, string code)
    {
        Assert.Equal(code, Refusal.Code(() => SafeText.Refuse(text, 10)));
        Assert.False(SafeText.IsSafe(text, 10));
    }

    [Fact]
    public void A_lone_surrogate_is_refused_on_either_side() => // attributes are UTF-8 and cannot hold one
        Assert.All(["\uD800", "a\uDC00\uD800", "\uD842a"], text => Assert.Equal("text.lone-surrogate", Refusal.Code(() => SafeText.Refuse(text))));

    [Theory]
    [InlineData("")]
    [InlineData("第一行\n第二行")]
    [InlineData("𠮷野家 😀 ñ <b>")]
    public void Ordinary_text_passes_with_line_feeds_and_rare_characters(string text) => Assert.True(SafeText.IsSafe(text));

    [Fact]
    public void The_line_ends_of_a_browser_and_tabs_are_brought_to_one_form() =>
        Assert.Equal("一\n二\n三 四", SafeText.Check(" 一\r\n二\r三\t四\r\n"));

    [Fact]
    public void Nothing_typed_is_empty_text() => Assert.Equal("", SafeText.Check(null));

    [Fact]
    public void What_passes_can_be_stored_as_UTF8_without_loss() =>
        Always.Holds(Any.Text(12), text => !SafeText.IsSafe(text)
            || (new System.Text.UTF8Encoding(false, true).GetByteCount(text) >= text.Length && !text.Contains('\0', StringComparison.Ordinal)));
}
