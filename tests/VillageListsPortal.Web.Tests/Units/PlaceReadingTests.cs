using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Units;

public sealed class PlaceReadingTests
{
    /// <summary>What stands in names of units and is not read: marks, and two characters that no dictionary at hand gives a reading for. Such a unit is found by its name, its code and its other characters.</summary>
    private static readonly Dictionary<string, string> Unread = new(StringComparer.Ordinal)
    {
        ["("] = "mark",
        [")"] = "mark",
        ["-"] = "mark",
        ["·"] = "mark",
        ["、"] = "mark",
        ["（"] = "mark",
        ["）"] = "mark",
        ["𡌶"] = "那𡌶村, Guangxi; not in Unihan's kMandarin",
        ["𣒍"] = "輋𣒍村, Guangdong; not in Unihan's kMandarin",
        ["\uE08B"] = "private use; the import refuses it",
        ["\uE170"] = "private use; the import refuses it",
    };

    public static TheoryData<string, string> Known
    {
        get
        {
            var known = new TheoryData<string, string>();
            foreach (var (name, reading) in KnownPlaces.All) known.Add(name, reading);
            return known;
        }
    }

    [Theory] // read as people of the place say it, not as the dictionary's first reading
    [MemberData(nameof(Known))]
    [InlineData("长子县", "zhang zi xian")]
    [InlineData("绿水村", "lv shui cun")]
    [InlineData("双龙湖街道", "shuang long hu jie dao")]
    [InlineData("黄寺24号（A区）", "huang si 2 4 hao a qu")]
    [InlineData("八五〇农场", "ba wu ling nong chang")]
    [InlineData("幸福ｅ家社区", "xing fu e jia she qu")]
    public void A_place_is_read_as_people_there_say_it(string name, string reading) => Assert.Equal(reading, string.Join(' ', PlaceReadings.Of(name)));

    [Theory] // two readings are in use, and which one holds where no table says
    [InlineData("大圩村", "dwc", "dxc", "daxuc", "daweic")]
    [InlineData("十里堡村", "slpc", "slbc", "shilib", "shilipu")]
    [InlineData("泊里镇", "plz", "blz", "bol")]
    [InlineData("长安乐村", "calc", "zalc", "cayc", "zayc")]
    [InlineData("重阳村", "cyc", "zyc")]
    public void A_unit_is_found_by_every_reading_in_use(string name, params string[] typed) => Assert.All(typed, letters => Assert.True(Finds(UnitIndex.Of(name), letters), letters));

    [Fact]
    public void A_unit_is_not_found_by_what_nobody_reads()
    {
        Assert.False(Finds(UnitIndex.Of("十里堡村"), "slwc"));
        Assert.False(Finds(UnitIndex.Of("江口村"), "gkc"));
        Assert.DoesNotContain(UnitIndex.Of("江口村").GramsOf, g => char.IsAsciiLetter(g[0])); // one reading: nothing beside the name
    }

    [Fact] // the index grows by the beginnings of few other ways
    public void A_name_of_many_readings_keeps_its_index_small() => Assert.InRange(UnitIndex.Of("长重乐堡朝解行查圩泊").GramsOf.Length, 1, 600);

    [Fact]
    public void Every_character_of_the_units_of_China_is_read_or_is_known_not_to_be()
    {
        var file = Path.Combine(TestFolders.Repository, "tests", "VillageListsPortal.Pdf.Tests", "Characters", "unit-names.txt");
        var all = File.ReadLines(file).Where(l => !l.StartsWith('#')).SelectMany(l => l.EnumerateRunes()).Select(r => r.ToString()).ToList();
        Assert.Equal(5070, all.Count);
        Assert.Equal(Unread.Keys.Order(StringComparer.Ordinal), all.Where(c => PlaceReadings.Of(c).Count == 0).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_tables_of_readings_are_well_formed()
    {
        var also = Lines("also.txt");
        Assert.All(also, line => Assert.Equal(line.Split(' ')[1..], PlaceReadings.AllOf(line.Split(' ')[0]).Skip(1).Select(w => w.Single())));
        Assert.All(Lines("places.txt"), line => Assert.Equal(line.Split(' ')[0].EnumerateRunes().Count(), line.Split(' ').Length - 1));
        Assert.Equal(also.Count, also.Select(l => l.Split(' ')[0]).Distinct(StringComparer.Ordinal).Count());
    }

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

    /// <summary>As the search does.</summary>
    private static bool Finds(UnitIndex index, string letters) =>
        index.InitialsOf!.StartsWith(letters, StringComparison.Ordinal) || index.PinyinOf!.StartsWith(letters, StringComparison.Ordinal) || index.GramsOf.Contains(letters, StringComparer.Ordinal);

    private static List<string> Lines(string file) => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "pinyin", file))];
}
