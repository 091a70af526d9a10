using FsCheck;
using FsCheck.Fluent;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Certificates;

public sealed class CitizenNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("11010519491231002X", "1949-12-31", true, "110105********002X")] // examples of GB 11643-1999
    [InlineData("440524188001010014", "1880-01-01", false, "440524********0014")]
    [InlineData("110105491231002", "1949-12-31", true, "110105******002")]
    public void Published_numbers_are_read(string text, string birthday, bool isFemale, string masked)
    {
        Assert.True(CitizenNumber.TryParse(text, Today, out var number, out _));
        Assert.Equal(text, number.Value);
        Assert.Equal(DateOnly.Parse(birthday, null), number.Birthday);
        Assert.Equal(isFemale, number.IsFemale);
        Assert.Equal(masked, number.Masked);
        Assert.Equal(masked, number.ToString());
    }

    [Theory]
    [InlineData("11010519491231002x")]
    [InlineData(" 110105 19491231 002X ")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("110105194912\u3000\u200B31002ｘ")]
    public void Full_width_characters_spaces_and_a_small_x_are_accepted(string text)
    {
        Assert.True(CitizenNumber.TryParse(text, Today, out var number, out _));
        Assert.Equal("11010519491231002X", number.Value);
    }

    [Theory]
    [InlineData(null, "identity.number-missing")]
    [InlineData("   ", "identity.number-missing")]
    [InlineData("1101051949123100", "identity.number-length")]
    [InlineData("11010519491231002A", "identity.number-characters")]
    [InlineData("1101051949X2310021", "identity.number-characters")]
    [InlineData("1101054912X1002", "identity.number-characters")]
    [InlineData("11010519491231٠02X", "identity.number-characters")] // Arabic-Indic digit: char.IsDigit would take it
    [InlineData("110105194902310021", "identity.number-birthday")]
    [InlineData("110105000101010021", "identity.number-birthday")]
    [InlineData("110105493231002", "identity.number-birthday")]
    [InlineData("110105202611230021", "identity.number-birthday-future")]
    [InlineData("110105194912310021", "identity.number-check-digit")]
    public void What_is_wrong_is_named_by_a_code(string? text, string code)
    {
        Assert.False(CitizenNumber.TryParse(text, Today, out var number, out var problem));
        Assert.Null(number);
        Assert.Equal(code, problem);
    }

    [Fact]
    public void Whoever_is_born_today_has_a_number() =>
        Assert.True(CitizenNumber.TryParse(WithCheck("50011220261122001"), Today, out _, out _));

    [Fact]
    public void Every_number_with_the_right_check_character_is_read_back() =>
        Always.Holds(Numbers(), text => CitizenNumber.TryParse(text, Today, out var number, out _) && number.Value == text);

    [Fact]
    public void Any_single_character_changed_is_refused() =>
        Always.Holds(Numbers(), text => Enumerable.Range(0, 18).All(at => "0123456789X".Where(other => other != text[at])
            .All(other => !CitizenNumber.TryParse(text[..at] + other + text[(at + 1)..], Today, out _, out _))));

    [Fact]
    public void No_input_makes_it_throw() =>
        Always.Holds(Any.Text(20), text => CitizenNumber.TryParse(text, Today, out _, out var problem) == (problem is null));

    internal static Gen<string> Numbers() =>
        from region in Gen.Choose(110000, 659999)
        from day in Any.Day(new(1900, 1, 1), Today)
        from sequence in Gen.Choose(0, 999)
        select WithCheck(string.Create(null, $"{region}{day:yyyyMMdd}{sequence:D3}"));

    // ISO 7064 MOD 11-2 by its recursive definition, not by the weights of GB 11643.
    internal static string WithCheck(string digits)
    {
        var check = (12 - digits.Aggregate(0, (product, digit) => (product + digit - '0') * 2 % 11)) % 11;
        return digits + (check == 10 ? "X" : check.ToString(null, null));
    }
}
