using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Domain.Tests.Units;

public sealed class UnitTests
{
    private static readonly DateOnly Founded = new(2025, 1, 1);

    [Theory]
    [InlineData('0', CommitteeKind.Residents)]
    [InlineData('1', CommitteeKind.Residents)]
    [InlineData('4', CommitteeKind.Residents)]
    [InlineData('2', CommitteeKind.Villagers)]
    [InlineData('3', CommitteeKind.Villagers)]
    [InlineData('5', CommitteeKind.Villagers)]
    [InlineData('6', null)]
    [InlineData('9', null)]
    public void The_tenth_digit_tells_the_committee(char digit, CommitteeKind? committee)
    {
        var code = $"500112133{digit}12";
        Assert.Equal(committee, DivisionCode.CommitteeOf(code));
        if (committee is null) Refused("unit.committee-unknown", () => Village(code));
        else Assert.Equal(committee, Village(code).Committee);
    }

    [Theory]
    [InlineData("500112133")]
    [InlineData("50011213321")]
    [InlineData("50011213321２")]
    [InlineData("")]
    public void A_village_has_twelve_digits(string code) => Refused("unit.code-malformed", () => Village(code));

    [Fact]
    public void A_unit_bears_the_name_of_the_day()
    {
        var unit = Village("500112133212");
        unit.Rename(new UnitTitle("新江口村", "重庆市渝北区统景镇新江口村村民委员会"), new DateOnly(2026, 7, 1));
        Assert.Equal("江口村", unit.NameOn(new DateOnly(2026, 6, 30)).Short);
        Assert.Equal("新江口村", unit.NameOn(new DateOnly(2026, 7, 1)).Short);
        Refused("unit.change-before-last", () => unit.Rename(new UnitTitle("江口村", ""), new DateOnly(2026, 7, 1)));
    }

    [Fact]
    public void A_prefix_holds_from_its_day_on()
    {
        var unit = Village("500112133212");
        Refused("unit.no-number-prefix", () => unit.PrefixOn(Founded));
        unit.SetPrefix("统景江口村证", Founded);
        unit.SetPrefix("江口村证", new DateOnly(2027, 1, 1));
        Assert.Equal("统景江口村证", unit.PrefixOn(new DateOnly(2026, 12, 31)));
        Assert.Equal("江口村证", unit.PrefixOn(new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public void A_unit_exists_until_the_day_before_its_end()
    {
        var unit = Village("500112133212");
        Refused("unit.end-before-start", () => unit.End(Founded));
        unit.End(new DateOnly(2026, 1, 1));
        Assert.True(unit.ExistsOn(new DateOnly(2025, 12, 31)));
        Assert.False(unit.ExistsOn(new DateOnly(2026, 1, 1)));
        Assert.False(unit.ExistsOn(new DateOnly(2024, 12, 31)));
    }

    [Theory]
    [InlineData("统景镇", "江口村", CommitteeKind.Villagers, "统景江口村证")]
    [InlineData("统景镇", "温泉社区", CommitteeKind.Residents, "统景温泉社区证")]
    [InlineData("双龙湖街道", "五星路社区", CommitteeKind.Residents, "双龙湖五星路社区证")]
    [InlineData("某某民族乡", "村村", CommitteeKind.Villagers, "某某村村证")]
    [InlineData("镇", "江口", CommitteeKind.Villagers, "镇江口村证")]
    public void The_usual_prefix_is_made_of_both_names(string township, string village, CommitteeKind committee, string prefix) =>
        Assert.Equal(prefix, UnitNaming.PrefixOf(township, village, committee));

    [Theory]
    [InlineData("江口村村民委员会", "江口村")]
    [InlineData("温泉社区居民委员会", "温泉社区")]
    [InlineData("统景镇", "统景镇")]
    [InlineData("村民委员会", "村民委员会")]
    public void The_short_name_leaves_out_the_committee(string name, string expected) => Assert.Equal(expected, UnitNaming.ShortOf(name));

    [Theory]
    [InlineData("江口村村民委员会", CommitteeKind.Villagers, "重庆市渝北区统景镇江口村村民委员会")]
    [InlineData("江口村", CommitteeKind.Villagers, "重庆市渝北区统景镇江口村村民委员会")]
    [InlineData("温泉社区", CommitteeKind.Residents, "重庆市渝北区统景镇温泉社区居民委员会")]
    public void The_full_name_stands_under_the_unit_above(string name, CommitteeKind committee, string expected) =>
        Assert.Equal(expected, UnitNaming.FullOf(name, committee, "重庆市渝北区统景镇"));

    [Theory]
    [InlineData("江口村", true)]
    [InlineData("\U00020BB7野村", true)] // a rare character that fonts have
    [InlineData("江\uE000村", false)]
    [InlineData("江\uFFFD村", false)]
    [InlineData("江\u200B村", false)]
    public void Private_use_and_invisible_characters_stand_on_no_paper(string name, bool printable) => Assert.Equal(printable, UnitNaming.IsPrintable(name));

    private static Unit Village(string code) => new(UnitKind.Village, code, null, new UnitTitle("江口村", "重庆市渝北区统景镇江口村村民委员会"), Founded);

    private static void Refused(string code, Action act) => Assert.Equal(code, Assert.Throws<RuleViolationException>(act).Code);
}
