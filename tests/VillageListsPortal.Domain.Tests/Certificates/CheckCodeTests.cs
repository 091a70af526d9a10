using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Certificates;

public sealed class CheckCodeTests
{
    [Fact]
    public void A_code_has_no_characters_that_are_mistaken_for_each_other()
    {
        Assert.Equal(30, CheckCode.Alphabet.Distinct().Count());
        Assert.DoesNotContain(CheckCode.Alphabet, character => "0O1ILU".Contains(character, StringComparison.Ordinal));
        Always.Holds(Any.Bytes(CheckCode.RandomBytes), random =>
            CheckCode.From(random) is { Length: 9 } code && code[4] == '-' && code.Remove(4, 1).All(one => CheckCode.Alphabet.Contains(one, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_code_is_recognised_however_it_is_typed() =>
        Always.Holds(Any.Bytes(CheckCode.RandomBytes), random =>
        {
            var code = CheckCode.From(random);
            var bare = code.Remove(4, 1);
            return new[] { code, bare, code.ToLowerInvariant(), $" {bare[..2]} {bare[2..]} ", code.Replace('-', '－'), code.Replace('-', '—'), FullWidth(bare) }
                .All(typed => CheckCode.TryNormalize(typed, out var normal) && normal == code);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("QK7M-4T2")]
    [InlineData("QK7M-4T2PP")]
    [InlineData("QK7M-4T20")]
    [InlineData("QK7M-4T2U")]
    [InlineData("QK7M_4T2P")]
    public void What_is_no_code_is_refused(string? typed)
    {
        Assert.False(CheckCode.TryNormalize(typed, out var code));
        Assert.Equal("", code);
    }

    [Fact]
    public void Different_randomness_gives_different_codes()
    {
        Assert.Equal("2222-2222", CheckCode.From(new byte[8]));
        Assert.Equal("3222-2222", CheckCode.From([0, 0, 0, 0, 0, 0, 0, 1]));
    }

    [Fact]
    public void Too_little_randomness_is_refused() => Assert.Throws<ArgumentException>(() => CheckCode.From(new byte[7]));

    [Fact]
    public void No_input_makes_it_throw() => Always.Holds(Any.Text(20),
        typed => CheckCode.TryNormalize(typed, out var code) == (code.Length == 9));

    private static string FullWidth(string text) => new([.. text.Select(character => (char)(character + 0xFEE0))]);
}
