using VillageListsPortal.Domain.Lists;

namespace VillageListsPortal.Domain.Tests.Lists;

public sealed class ItemCodeTests
{
    [Theory] // domain part 2
    [InlineData("ZZ-01", ListKind.Autonomy)]
    [InlineData("XZ-27", ListKind.Assistance)]
    [InlineData("FM-07", ListKind.Negative)]
    [InlineData("ZM-07", ListKind.Certificate)]
    [InlineData("QX-35", ListKind.Cancelled)]
    [InlineData("QX-135", ListKind.Cancelled)]
    public void The_two_letters_of_a_code_tell_its_list(string code, ListKind kind)
    {
        Assert.Equal(kind, ItemCode.KindOf(code));
        Assert.Equal(code[..2], ItemCode.LettersOf(kind));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ZM-7")]
    [InlineData("zm-07")]
    [InlineData("ZM07")]
    [InlineData("ZM_07")]
    [InlineData("ZM-０７")]
    [InlineData("QW-01")]
    [InlineData("ZM-07 ")]
    public void What_is_no_code_belongs_to_no_list(string? code) => Assert.Null(ItemCode.KindOf(code));

    [Theory] // domain part 2
    [InlineData(ListKind.Assistance, 7, "XZ-07")]
    [InlineData(ListKind.Cancelled, 135, "QX-135")]
    public void A_code_is_made_of_its_number_and_gives_it_back(ListKind kind, int number, string code)
    {
        Assert.Equal(code, ItemCode.Of(kind, number));
        Assert.Equal(number, ItemCode.NumberOf(code));
    }

    [Fact]
    public void Every_list_has_its_letters() =>
        Assert.Equal(5, Enum.GetValues<ListKind>().Select(ItemCode.LettersOf).Distinct(StringComparer.Ordinal).Count());
}
