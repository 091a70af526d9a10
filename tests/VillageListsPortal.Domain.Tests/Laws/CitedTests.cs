using VillageListsPortal.Domain.Laws;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Domain.Tests.Laws;

/// <summary>Which text of the register a citation means, and what of a new text is checked (domain part 2).</summary>
public sealed class CitedTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly Actor Reviewer = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Role.Reviewer, Guid.CreateVersion7());
    private static readonly LawText Text = new() { Name = "村民委员会组织法", Version = "2025年修正", InForceFrom = new(2026, 1, 1) };

    private static readonly Law Old = Of("村民委员会组织法", "2018年修正", new(2018, 12, 29), new(2025, 12, 31));
    private static readonly Law Present = Of("村民委员会组织法", "2025年修正", new(2026, 1, 1), null);
    private static readonly Law Coming = Of("村民委员会组织法", "2027年修正", new(2027, 1, 1), null);
    private static readonly Law Other = Of("档案法", "", new(2020, 6, 20), null);
    private static readonly Law[] Register = [Old, Coming, Present, Other];

    [Theory]
    [InlineData("村民委员会组织法", "2025年修正")]
    [InlineData("《村民委员会组织法》", "2025年修正")]
    [InlineData("《中华人民共和国村民委员会组织法》", "2025年修正")]
    [InlineData("《村民委员会组织法》（2018年修正）", "2018年修正")]
    [InlineData("村民委员会组织法(2027年修正)", "2027年修正")]
    [InlineData("《村民委员会组织法》（某年某文本）", "2025年修正")]
    [InlineData("《档案法》", "")]
    public void A_citation_means_the_text_that_it_names_else_the_one_in_force(string cited, string version) => Assert.Equal(version, Law.Meant(Register, cited, Day)!.Version);

    [Fact]
    public void Of_texts_not_in_force_the_latest_is_meant_and_of_an_unknown_law_none()
    {
        Assert.Same(Coming, Law.Meant([Old, Coming], "村民委员会组织法", Day));
        Assert.Same(Present, Law.Meant(Register, "村民委员会组织法", new(2026, 1, 1)));
        Assert.Same(Coming, Law.Meant(Register, "村民委员会组织法", new(2027, 1, 1)));
        Assert.Null(Law.Meant(Register, "治安管理处罚法", Day));
        Assert.Null(Law.Meant(Register, "《》", Day));
    }

    [Theory]
    [InlineData("《中华人民共和国档案法》（2020年）", "中华人民共和国档案法》（2020年）|中华人民共和国档案法|档案法》（2020年）|档案法")]
    [InlineData("中华人民共和国", "中华人民共和国")]
    [InlineData("档案法", "档案法")]
    public void A_law_is_looked_for_by_these_names_in_this_order(string cited, string names) => Assert.Equal(names.Split('|'), Law.NamesOf(cited));

    [Fact]
    public void It_is_titled_and_named_with_its_version_where_it_has_one()
    {
        Assert.Equal(("《村民委员会组织法》（2025年修正）", "村民委员会组织法（2025年修正）"), (Present.Title, Present.NamedAs));
        Assert.Equal(("《档案法》", "档案法"), (Other.Title, Other.NamedAs));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("version")]
    [InlineData("document-number")]
    [InlineData("note")]
    [InlineData("articles")]
    public void Each_field_has_its_length_and_the_refusal_names_the_field(string field)
    {
        var longest = field == "articles" ? LawText.LongestText : LawText.LongestLine;
        Law.Load(With(field, new('法', longest)), Reviewer, TestData.Now);
        var refused = Assert.Throws<RuleViolationException>(() => Law.Load(With(field, new('法', longest + 1)), Reviewer, TestData.Now));
        Assert.Equal("field.too-long", refused.Code);
        Assert.Equal([field, longest], refused.Arguments);
    }

    [Fact]
    public void Days_at_the_bounds_are_taken_and_the_refusals_name_the_field()
    {
        Assert.Equal(LawText.Earliest, Law.Load(Text with { InForceFrom = LawText.Earliest }, Reviewer, TestData.Now).InForceFrom);
        Law.Load(Text with { IssuedOn = Text.InForceFrom }, Reviewer, TestData.Now);
        Assert.Equal(["in-force-from", LawText.Earliest], Refused(Text with { InForceFrom = LawText.Earliest.AddDays(-1) }, "law.day-too-early"));
        Assert.Equal(["in-force-from"], Refused(Text with { IssuedOn = Text.InForceFrom!.Value.AddDays(1) }, "law.in-force-before-issued"));
        Assert.Equal(["in-force-from"], Refused(Text with { InForceFrom = null }, "field.missing"));
        Assert.Equal(["name"], Refused(new LawText { Version = "一", InForceFrom = Text.InForceFrom }, "field.missing"));
        Assert.Equal(["version"], Refused(new LawText { Name = "法", InForceFrom = Text.InForceFrom }, "field.missing"));
        Assert.Equal("档案法", Law.Load(Text with { Name = "《中华人民共和国档案法》" }, Reviewer, TestData.Now).Name);
        Assert.Equal("中华人民共和国", Law.Load(Text with { Name = "中华人民共和国" }, Reviewer, TestData.Now).Name);
    }

    [Fact]
    public void Loading_and_repealing_are_told_with_the_day()
    {
        var law = Law.Load(Text, Reviewer, TestData.Now);
        Assert.Equal("2026-01-01 村民委员会组织法（2025年修正）", Assert.IsType<LawLoaded>(law.Events.Single()).After);
        law.Repeal(new(2026, 5, 1), "令", Reviewer, TestData.Now);
        Assert.Equal("2026-05-01 村民委员会组织法（2025年修正）", law.Events[^1].After);
    }

    [Theory]
    [InlineData("第一条", "第一条", "")]
    [InlineData("第十条之二 新增", "第十条之二", "新增")]
    [InlineData("第十条之 新增", "", "")]
    [InlineData("第条 无数字", "", "")]
    [InlineData("本法第一条", "", "")]
    [InlineData("第", "", "")]
    [InlineData("第一", "", "")]
    [InlineData("条", "", "")]
    public void An_article_begins_with_its_number(string line, string name, string words)
    {
        var found = LawArticle.Parse(Guid.CreateVersion7(), line);
        Assert.Equal(name.Length == 0 ? [] : [(name, words)], found.Select(a => (a.Name, a.Text)));
    }

    [Fact]
    public void Headings_without_a_blank_and_before_the_first_article_are_skipped_and_sentences_are_not()
    {
        var found = LawArticle.Parse(Guid.CreateVersion7(), "序言\n第一章\n第一条 甲\n第二章\n第三章的规定适用。\n第四节　丙");
        Assert.Equal([("第一条", "甲\n第三章的规定适用。")], found.Select(a => (a.Name, a.Text)));
    }

    private static object?[] Refused(LawText text, string code)
    {
        var refused = Assert.Throws<RuleViolationException>(() => Law.Load(text, Reviewer, TestData.Now));
        Assert.Equal(code, refused.Code);
        return [.. refused.Arguments];
    }

    private static LawText With(string field, string words) => field switch
    {
        "name" => Text with { Name = words },
        "version" => Text with { Version = words },
        "document-number" => Text with { DocumentNumber = words },
        "note" => Text with { Note = words },
        _ => Text with { Articles = words },
    };

    private static Law Of(string name, string version, DateOnly from, DateOnly? to) => new() { Name = name, Version = version, Kind = LawKind.Law, InForceFrom = from, InForceTo = to };
}
