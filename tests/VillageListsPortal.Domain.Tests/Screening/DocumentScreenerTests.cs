using FsCheck.Fluent;
using VillageListsPortal.Domain.Screening;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Screening;

/// <summary>A whole document: cut at its headings, every clause told at its page and paragraph.</summary>
public sealed class DocumentScreenerTests
{
    [Fact]
    public void Each_clause_is_told_once_in_the_order_of_the_document()
    {
        var found = Screen("关于安排近期重点工作的通知", "各村（社区）：", "一、违建治理", "各村为违建拆除的责任主体。村委会每月拆除违建2处。", "二、医保参保", "医保参保率由村委会负总责，签订责任书。", "三、违建治理的考核", "对各村违建拆除情况进行考核排名。");
        Assert.Equal(["4 FM-02 各村为违建拆除的责任主体", "4 FM-02 村委会每月拆除违建2处", "8 FM-02 对各村违建拆除情况进行考核排名"], found.Where(f => f.Code.Length > 0).Select(f => $"{f.Paragraph.Number} {f.Code} {f.Clause}"));
        Assert.Contains(found, f => f.Code.Length == 0 && f.Paragraph.Number == 6);
        Assert.All(found, f => Assert.Equal(f.Clause, f.Paragraph.Text.Substring(f.Start, f.Clause.Length)));
    }

    [Fact]
    public void A_heading_names_the_field_of_what_stands_under_it_and_of_nothing_else()
    {
        var found = Screen("工作方案", "一、招商引资", "各村负总责，每年完成3个。", "二、环境", "请各村协助宣传垃圾分类。");
        Assert.Equal(["FM-05"], found.Select(f => f.Code).Distinct(StringComparer.Ordinal));
        Assert.All(found, f => Assert.Equal(3, f.Paragraph.Number));
    }

    [Fact]
    public void The_title_of_the_document_names_the_field_of_all_of_it()
    {
        var found = Screen("控违拆违工作方案", "一、工作职责", "各村负总责。");
        Assert.Equal("FM-02", Assert.Single(found).Code);
    }

    [Fact]
    public void A_lawful_document_has_no_finding() => Assert.Empty(Screen("森林防火宣传的通知", "请村委会协助开展森林防火宣传，发现火情及时报告。执法由区林业局负责。"));

    [Fact]
    public void Lines_are_joined_to_paragraphs_over_the_edge_of_a_page()
    {
        var paragraphs = DocumentLines.Join(
        [
            new("关于开展违建治理的", 1, 6, 6), new("通知", 1, 12, 12),
            new("各村（社区）：", 1, 0, 20),
            new("为做好违建治理工作，各村要高度重视，现", 1, 2, 0), new("将有关事项", 1, 0, 0), new("通知如下。", 2, 0, 22),
            new("各村为违建拆除的", 2, 2, 0), new("责任主体。", 2, 0, 22),
        ]);
        Assert.Equal(["关于开展违建治理的\n通知", "各村（社区）：", "为做好违建治理工作，各村要高度重视，现\n将有关事项\n通知如下。", "各村为违建拆除的\n责任主体。"], paragraphs.Select(p => p.Text));
        Assert.True(paragraphs[0].Heads);
        Assert.Equal([1, 2], paragraphs[2].Pages.Select(p => p.Page));
        Assert.Equal((1, 2), (paragraphs[2].PageOf(0), paragraphs[2].PageOf(paragraphs[2].Text.Length - 1)));
        var found = DocumentScreener.Screen(Desk.Screener, paragraphs);
        Assert.Contains(found, f => f is { Code: "FM-02", Page: 2 } && f.Clause.Replace("\n", "", StringComparison.Ordinal) == "各村为违建拆除的责任主体");
    }

    [Fact]
    public void Whatever_a_document_holds_each_finding_lies_in_it()
    {
        var words = Gen.Elements("一、工作职责", "各村为违建拆除的责任主体。", "签订责任书", "（二）招商引资", "\n", "", "。", "请村委会协助宣传", "村主任负总责；", "𠮷", new string('村', 5000));
        Always.Holds(Gen.ArrayOf(words), texts => Screen(texts).All(f => f.Paragraph.Text.Substring(f.Start, f.Clause.Length) == f.Clause));
    }

    private static IReadOnlyList<DocumentFinding> Screen(params string[] paragraphs) =>
        DocumentScreener.Screen(Desk.Screener, [.. paragraphs.Where(p => p.Trim().Length > 0).Select((p, i) => new DocumentParagraph(i + 1, p, false, []))]);
}
