using VillageListsPortal.Web.Data;

namespace VillageListsPortal.Web.Tests.Units;

public sealed class PlaceReadingTests
{
    [Theory] // read as people of the place say it, not as the dictionary's first reading
    [InlineData("重庆", "chong qing")]
    [InlineData("长寿", "chang shou")]
    [InlineData("长子县", "zhang zi xian")]
    [InlineData("厦门", "xia men")]
    [InlineData("六安", "lu an")]
    [InlineData("六盘水", "liu pan shui")]
    [InlineData("蚌埠", "beng bu")]
    [InlineData("番禺", "pan yu")]
    [InlineData("涪陵", "fu ling")]
    [InlineData("铅山", "yan shan")]
    [InlineData("东阿", "dong e")]
    [InlineData("乐亭", "lao ting")]
    [InlineData("单县", "shan xian")]
    [InlineData("绿水村", "lv shui cun")]
    [InlineData("双龙湖街道", "shuang long hu jie dao")]
    [InlineData("黄寺24号（A区）", "huang si 2 4 hao a qu")]
    public void A_place_is_read_as_people_there_say_it(string name, string reading) => Assert.Equal(reading, string.Join(' ', PlaceReadings.Of(name)));

    [Theory]
    [InlineData("江口村", "jiangkoucun", "jkc")]
    [InlineData("重庆市", "chongqingshi", "cqs")]
    [InlineData("（）", null, null)]
    public void A_unit_is_found_by_pinyin_and_initials(string name, string? pinyin, string? initials)
    {
        var index = UnitIndex.Of(name);
        Assert.Equal((pinyin, initials), (index.PinyinOf, index.InitialsOf));
    }

    [Fact]
    public void A_name_is_cut_into_characters_and_pairs()
    {
        Assert.Equal(["江", "口", "村", "江口", "口村"], UnitIndex.Of("江口村").GramsOf);
        Assert.Equal(["江"], UnitIndex.Sought("江"));
        Assert.Equal(["江口", "口村"], UnitIndex.Sought("江口村"));
        Assert.Equal(["\U00020BB7", "野", "\U00020BB7野"], UnitIndex.Of("\U00020BB7野").GramsOf); // one character, two UTF-16 units
    }
}
