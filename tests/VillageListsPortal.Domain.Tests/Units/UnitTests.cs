using System.Globalization;
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
        if (committee is null) Assert.Equal([code], Refused("unit.committee-unknown", () => Village(code)).Arguments);
        else Assert.Equal(committee, Village(code).Committee);
    }

    [Theory]
    [InlineData("500112133")]
    [InlineData("50011213321")]
    [InlineData("50011213321２")]
    [InlineData("")]
    public void A_village_has_twelve_digits(string code) => Refused("unit.code-malformed", () => Village(code));

    [Fact] // S6: only departments and social organisations have none
    public void A_village_without_a_code_has_no_committee_and_is_not_founded() => Refused("unit.committee-unknown", () => Village(code: null));

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

    [Theory] // domain 4.5: numbers that were given keep their prefix
    [InlineData("2024-12-31")]
    [InlineData("2025-07-01")]
    [InlineData("2027-01-01")]
    public void A_prefix_is_set_after_the_last_one_only(string day)
    {
        var unit = Village("500112133212");
        unit.SetPrefix("统景江口村证", Founded);
        unit.SetPrefix("江口村证", new DateOnly(2027, 1, 1));
        Refused("unit.change-before-last", () => unit.SetPrefix("新江口村证", DateOnly.Parse(day, CultureInfo.InvariantCulture)));
        Assert.Equal(2, unit.Prefixes.Count);
    }

    [Fact]
    public void A_unit_exists_from_its_first_day_until_the_day_before_its_end()
    {
        var unit = Village("500112133212");
        Assert.True(unit.ExistsOn(Founded));
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
    [InlineData("统景镇", "村", CommitteeKind.Villagers, "统景村村证")]
    [InlineData("双龙湖街道", "五星路", CommitteeKind.Residents, "双龙湖五星路社区证")]
    [InlineData("（工业园区）城南街道", "顺达 社区", CommitteeKind.Residents, "工业园区城南顺达社区证")] // a number is found by what stands before its bracket
    public void The_usual_prefix_is_made_of_both_names(string township, string village, CommitteeKind committee, string prefix) =>
        Assert.Equal(prefix, UnitNaming.PrefixOf(township, village, committee));

    [Theory]
    [InlineData("江口村村民委员会", "江口村")]
    [InlineData("温泉社区居民委员会", "温泉社区")]
    [InlineData("统景镇", "统景镇")]
    [InlineData("村民委员会", "村民委员会")]
    [InlineData("楼梓庄村委会", "楼梓庄")]
    [InlineData("三间房东村村委会", "三间房东村")]
    [InlineData("多福巷社区居委会", "多福巷社区")]
    [InlineData("村委会", "村委会")]
    public void The_short_name_leaves_out_the_committee(string name, string expected) => Assert.Equal(expected, UnitNaming.ShortOf(name));

    [Theory]
    [InlineData("江口村村民委员会", CommitteeKind.Villagers, "重庆市渝北区统景镇江口村村民委员会")]
    [InlineData("江口村", CommitteeKind.Villagers, "重庆市渝北区统景镇江口村村民委员会")]
    [InlineData("温泉社区", CommitteeKind.Residents, "重庆市渝北区统景镇温泉社区居民委员会")]
    [InlineData("综合行政执法大队", null, "重庆市渝北区统景镇综合行政执法大队")]
    [InlineData("楼梓庄村委会", CommitteeKind.Villagers, "重庆市渝北区统景镇楼梓庄村民委员会")]
    [InlineData("三间房东村村委会", CommitteeKind.Villagers, "重庆市渝北区统景镇三间房东村村民委员会")]
    [InlineData("多福巷社区居委会", CommitteeKind.Residents, "重庆市渝北区统景镇多福巷社区居民委员会")]
    [InlineData("刘南社区村委会", CommitteeKind.Residents, "重庆市渝北区统景镇刘南社区村民委员会")] // what the name says comes first
    [InlineData("村民委员会", CommitteeKind.Villagers, "重庆市渝北区统景镇村民委员会")]
    public void The_full_name_stands_under_the_unit_above(string name, CommitteeKind? committee, string expected) =>
        Assert.Equal(expected, UnitNaming.FullOf(name, committee, "重庆市渝北区统景镇"));

    [Theory]
    [InlineData("江口村", true)]
    [InlineData("\U00020BB7野村", true)] // a rare character that fonts have
    [InlineData("江\uE000村", false)]
    [InlineData("江\uFFFD村", false)]
    [InlineData("江\u200B村", false)]
    public void Private_use_and_invisible_characters_stand_on_no_paper(string name, bool printable) => Assert.Equal(printable, UnitNaming.IsPrintable(name));

    [Theory]
    [InlineData(UnitKind.Prefecture, "市辖区", "重庆市市辖区", "重庆市", "重庆市")]
    [InlineData(UnitKind.Prefecture, "成都市", "四川省成都市", "四川省", "四川省成都市")]
    [InlineData(UnitKind.District, "市辖区", "某市市辖区", "某市", "某市市辖区")]
    public void Levels_that_only_the_codes_have_stand_in_no_name_below(UnitKind kind, string name, string full, string above, string stem) =>
        Assert.Equal(stem, UnitNaming.StemOf(kind, name, full, above));

    [Theory]
    [InlineData(UnitKind.District, "东莞市", "广东省东莞市", "广东省东莞市")]
    [InlineData(UnitKind.District, "渝北区", "重庆市", "重庆市渝北区")]
    [InlineData(UnitKind.Township, "城区街道", "某市城区街道", "某市城区街道城区街道")]
    public void A_city_without_districts_is_not_named_twice(UnitKind kind, string name, string above, string full) =>
        Assert.Equal(full, UnitNaming.FullOf(kind, name, null, above));

    [Theory] // printed on papers
    [InlineData("0", true)]
    [InlineData("+86 23-67000001", true)]
    [InlineData("12345678901234567890", true)]
    [InlineData("123456789012345678901", false)]
    [InlineData("", false)]
    [InlineData("023-67000001转8", false)]
    [InlineData("０２３", false)]
    public void A_telephone_number_is_short_and_of_plain_figures(string text, bool isTelephone) => Assert.Equal(isTelephone, UnitNaming.IsTelephone(text));

    [Theory] // domain 4.5
    [InlineData("统景江口村证", true)]
    [InlineData("证", true)]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", true)]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", false)]
    [InlineData("", false)]
    [InlineData("统景1村证", false)]
    [InlineData("统景１村证", false)]
    [InlineData("统景〔江口村证", false)]
    [InlineData("统景江口〕村证", false)]
    [InlineData("统景（江口）村证", false)]
    [InlineData("统景 江口村证", false)]
    [InlineData("统景\uE000口村证", false)]
    public void A_prefix_is_short_printable_and_without_figures_or_brackets(string text, bool isPrefix) => Assert.Equal(isPrefix, UnitNaming.IsPrefix(text));

    private static Unit Village(string? code) => new(UnitKind.Village, code, null, new UnitTitle("江口村", "重庆市渝北区统景镇江口村村民委员会"), Founded);

    private static RuleViolationException Refused(string code, Action act)
    {
        var refused = Assert.Throws<RuleViolationException>(act);
        Assert.Equal(code, refused.Code);
        return refused;
    }
}
