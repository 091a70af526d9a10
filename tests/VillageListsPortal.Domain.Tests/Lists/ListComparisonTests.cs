using FsCheck.Fluent;
using VillageListsPortal.Domain.Lists;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Lists;

/// <summary>Any two days of a list can be compared (domain part 2).</summary>
public sealed class ListComparisonTests
{
    private static readonly DateOnly May = new(2025, 5, 1);
    private static readonly DateOnly July = new(2025, 7, 1);

    [Fact]
    public void What_begins_was_added_what_ends_was_removed_and_two_versions_are_one_change()
    {
        var (kept, ended, old) = (Assistance("XZ-01"), Assistance("XZ-02"), Assistance("XZ-03"));
        ended.End(May);
        old.End(May);
        ListItem[] versions = [kept, ended, old, Assistance("XZ-03", 2, May, department: "区财政局"), Assistance("XZ-04", 1, May)];

        var changes = ListComparison.Between(versions, ListsFrom, May);

        Assert.Equal([("XZ-02", ItemChange.Removed), ("XZ-03", ItemChange.Changed), ("XZ-04", ItemChange.Added)], changes.Select(c => (c.Item.Code, c.Change)));
        Assert.Equal([new FieldChange("department", "区民政局", "区财政局")], changes[1].Fields);
        Assert.Empty(changes[0].Fields);
        Assert.Empty(changes[2].Fields);
    }

    [Fact]
    public void A_version_between_the_two_days_does_not_count_and_one_that_says_the_same_is_a_change_of_no_field()
    {
        var (first, second) = (Assistance("XZ-01"), Assistance("XZ-01", 2, May, "区财政局"));
        first.End(May);
        second.End(July);
        var changes = ListComparison.Between([first, second, Assistance("XZ-01", 3, July)], ListsFrom, July);

        var change = Assert.Single(changes);
        Assert.Equal((ItemChange.Changed, 1, 3), (change.Change, change.Before!.Version, change.After!.Version));
        Assert.Empty(change.Fields);
    }

    [Fact]
    public void An_item_that_ended_and_came_back_is_a_change()
    {
        var first = Assistance("XZ-01");
        first.End(May);
        ListItem[] versions = [first, Assistance("XZ-01", 2, July)];

        Assert.Equal(ItemChange.Removed, Assert.Single(ListComparison.Between(versions, ListsFrom, May)).Change);
        Assert.Equal(ItemChange.Added, Assert.Single(ListComparison.Between(versions, May, July)).Change);
        Assert.Equal(ItemChange.Changed, Assert.Single(ListComparison.Between(versions, ListsFrom, July)).Change);
    }

    [Fact]
    public void Comparing_backwards_gives_the_same_items_with_added_and_removed_swapped_and_a_day_with_itself_nothing() =>
        Always.Holds(from versions in Histories() from a in AnyDay() from b in AnyDay() select (versions, a, b), x =>
        {
            var there = ListComparison.Between(x.versions, x.a, x.b);
            var back = ListComparison.Between(x.versions, x.b, x.a);
            return ListComparison.Between(x.versions, x.a, x.a).Count == 0
                && there.Select(d => (d.Item.Code, d.Before, d.After)).SequenceEqual(back.Select(d => (d.Item.Code, d.After, d.Before)));
        });

    [Fact]
    public void The_changes_of_a_day_are_those_of_comparing_it_with_the_day_before() =>
        Always.Holds(from versions in Histories() from day in AnyDay() select (versions, day), x =>
        {
            var changes = ListComparison.Between(x.versions, x.day.AddDays(-1), x.day);
            var counted = EditionChange.Of(x.versions.Select(v => new ItemSpan(v.Code, v.From, v.To)), x.day);
            return counted == new EditionChange(changes.Count(c => c.Change == ItemChange.Added), changes.Count(c => c.Change == ItemChange.Changed), changes.Count(c => c.Change == ItemChange.Removed));
        });

    [Fact]
    public void Two_items_are_not_compared()
    {
        Assert.Throws<ArgumentException>(() => ItemDifference.Between(Assistance("XZ-01"), Assistance("XZ-02")));
        Assert.Throws<ArgumentException>(() => ItemDifference.Between(null, null));
    }

    [Fact]
    public void Every_field_of_a_certificate_that_changes_is_named()
    {
        var before = Item("ZM-07");
        var after = Wording("新的证明内容", "新的用途", Field("name", FieldType.PersonName));
        var copy = new CertificateItem
        {
            Code = before.Code,
            Version = 2,
            Title = "新的名称",
            AppliesTo = AppliesTo.Both,
            LegalBasis = "新的依据",
            Department = "新的部门",
            Lane = Lane.TimeLimited,
            TimeLimitWorkdays = 9,
            PublicNoticeDays = 9,
            PurposeLimit = after.PurposeLimit,
            ValidityDays = 9,
            TemplateBody = after.TemplateBody,
            InPersonOnly = !before.InPersonOnly,
            ElectronicOnlyAllowed = true,
            Fields = after.Fields,
            ShortTitle = "短",
            Requester = "谁",
            Conditions = "条件",
            Materials = "材料",
            Verification = "核实",
            TitleEn = "English",
            ImportedAs = Provenance.Admitted,
            From = May,
        };

        var changed = ItemDifference.Between(before, copy).Fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(ItemFields.Of(before).Select(f => f.Name).Where(n => n != "lane" || before.Lane != Lane.TimeLimited).Where(n => n != "applies" || before.AppliesTo != AppliesTo.Both).Order(StringComparer.Ordinal), changed.Order(StringComparer.Ordinal));
    }

    [Theory] // written down anew: the texts of the comparison are found by these names
    [InlineData("ZZ-01", "decision-body decision-rule delegable four disclosure three")]
    [InlineData("XZ-01", "village-role funding liability")]
    [InlineData("FM-01", "rule keywords")]
    [InlineData("ZM-01", "short-title requester conditions materials needless lane limit notice verification purpose validity in-person electronic template fields")]
    [InlineData("QX-01", "alternative exception batch self-paper self-paper-text")]
    public void Each_list_has_its_fields_between_those_that_all_have(string code, string own) =>
        Assert.Equal($"title title-en applies {own} department basis", string.Join(' ', ItemFields.Of(ListItem(code)).Select(f => f.Name)));

    [Theory] // words that the comparison has texts for
    [InlineData("ZM-07", "applies=village lane=on-the-spot limit=0 in-person=no electronic=no")]
    [InlineData("ZM-03", "applies=both lane=time-limited limit=7 in-person=yes electronic=no")]
    public void What_a_certificate_says_is_told_in_words(string code, string words)
    {
        string[] told = ["applies", "lane", "limit", "in-person", "electronic"];
        Assert.Equal(words, string.Join(' ', ItemFields.Of(Item(code)).Where(f => told.Contains(f.Name)).Select(f => $"{f.Name}={f.Text}")));
    }

    [Fact]
    public void The_fields_of_a_wording_are_told_with_all_they_say()
    {
        var item = Wording("{name}{status}", null, new CertificateField("name", FieldType.PersonName, "姓名", "Name", null, Optional: false, []), new CertificateField("status", FieldType.Choice, "状况", "Status", "照户口簿填", Optional: true, ["在家", "外出"]));
        Assert.Equal("name;PersonName;姓名;Name;;no|status;Choice;状况;Status;照户口簿填;yes;在家;外出", ItemFields.Of(item).Single(f => f.Name == "fields").Text);
    }

    private static FsCheck.Gen<DateOnly> AnyDay() => Any.Day(new DateOnly(2025, 1, 1), new DateOnly(2025, 1, 20));

    /// <summary>Three items with versions one after another, some with gaps, some open at the end.</summary>
    private static FsCheck.Gen<List<ListItem>> Histories() =>
        from cuts in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(1, 5), 5), 3)
        select cuts.SelectMany((steps, code) => History($"XZ-0{code + 1}", steps)).ToList();

    private static IEnumerable<ListItem> History(string code, int[] steps)
    {
        var day = new DateOnly(2025, 1, 1);
        for (var i = 0; i < steps.Length; i++)
        {
            var item = Assistance(code, i + 1, day);
            day = day.AddDays(steps[i]);
            if (i < steps.Length - 1 || steps[i] % 2 == 0) item.End(day);
            if (steps[i] == 5) day = day.AddDays(2); // a gap
            yield return item;
        }
    }

    private static AssistanceItem Assistance(string code, int version = 1, DateOnly? from = null, string department = "区民政局") => new()
    {
        Code = code,
        Version = version,
        Title = "协助做好社会救助工作",
        AppliesTo = AppliesTo.Both,
        LegalBasis = "《社会救助暂行办法》第四条",
        Department = department,
        ImportedAs = Provenance.Seed,
        From = from ?? ListsFrom,
    };
}
