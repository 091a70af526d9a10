using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>ISO 14289-1, 7 and ISO 19005-2, 6.7: every piece of content has its place in the structure tree.</summary>
public class StructureTests
{
    private static readonly PdfFile Everything = Samples.Read(Samples.Everything());
    private static readonly string[] StandardTypes = ["Document", "H1", "H2", "P", "Table", "Caption", "TR", "TH", "TD", "Figure"];

    [Fact]
    public void All_content_lies_in_a_mark_or_an_artifact()
    {
        for (var page = 0; page < Everything.Pages.Count; page++)
        {
            var content = Everything.Content(page);
            Assert.Empty(content.Unmarked);
            Assert.All(content.Marks, m => Assert.True(m.Tag == "Artifact" || m.Properties!.Has("MCID")));
        }
    }

    [Fact]
    public void The_parent_tree_leads_from_each_mark_to_the_element_that_holds_it()
    {
        var numbers = Everything.Catalog.Dictionary("StructTreeRoot").Dictionary("ParentTree").Array("Nums");
        for (var page = 0; page < Everything.Pages.Count; page++)
        {
            var marks = Everything.Content(page).Marks.Where(m => m.Tag != "Artifact").ToList();
            Assert.Equal(Enumerable.Range(0, marks.Count), marks.Select(m => (int)m.Properties!.Number("MCID")));
            Assert.Equal(page, Everything.Pages[page].Number("StructParents"));
            Assert.Equal((double)page, numbers[2 * page]);
            var owners = (List<object>)numbers[2 * page + 1];
            Assert.Equal(marks.Count, owners.Count);
            for (var i = 0; i < marks.Count; i++)
            {
                var owner = (PdfDictionary)Everything.Follow(owners[i])!;
                Assert.Equal(marks[i].Tag, owner.Name("S"));
                Assert.Contains((page, i), Held(owner));
            }
        }
    }

    [Fact]
    public void Every_element_has_a_standard_type_and_knows_its_parent()
    {
        var root = Everything.Catalog.Dictionary("StructTreeRoot");
        Assert.False(root.Has("RoleMap"));
        Assert.All(Elements(Everything), e =>
        {
            Assert.Contains(e.Element.Name("S"), StandardTypes);
            Assert.Same(e.Parent, e.Element.Value("P"));
        });
    }

    [Fact]
    public void Elements_follow_the_reading_order_of_the_body()
    {
        var top = Elements(Everything).Where(e => e.Parent.Has("S") && e.Parent.Name("S") == "Document").Select(e => e.Element.Name("S"));
        Assert.Equal(["H1", "H2", "Table", "P", "P", "Table", "Figure", "Figure", "P", "P", "Figure", "P", "P", "P"], top);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(7)]
    public void Headings_that_do_not_start_at_level_1_are_refused(int level) =>
        Assert.Throws<ArgumentException>(() => Samples.Engine.Render(Samples.Document(new Heading("甲", level))));

    [Fact]
    public void Headings_that_skip_a_level_are_refused() =>
        Assert.Throws<ArgumentException>(() => Samples.Engine.Render(Samples.Document(new Heading("甲"), new Heading("乙", 3))));

    [Fact]
    public void A_table_over_pages_is_one_element_with_marks_of_each_page()
    {
        var file = Samples.Read(Samples.Document(new Heading("清单"), Samples.LongTable(60)));
        Assert.True(file.Pages.Count >= 3);
        var table = Elements(file).Single(e => e.Element.Name("S") == "Table").Element;
        var rows = Elements(file).Where(e => ReferenceEquals(e.Parent, table)).Select(e => e.Element).ToList();
        Assert.Equal("Caption", rows[0].Name("S"));
        Assert.Equal(61, rows.Count(r => r.Name("S") == "TR"));
        var pages = Elements(file).Where(e => e.Element.Name("S") == "TD").SelectMany(e => Held(file, e.Element)).Select(h => h.Page);
        Assert.Equal(Enumerable.Range(0, file.Pages.Count), pages.Distinct().Order());
    }

    [Fact]
    public void The_header_row_repeated_on_later_pages_is_an_artifact()
    {
        var file = Samples.Read(Samples.Document(Samples.LongTable(60)));
        for (var page = 0; page < file.Pages.Count; page++)
        {
            var header = file.Content(page).Glyphs.Where(g => g.Text == "责").Take(1).Single();
            Assert.Equal(page == 0 ? "TH" : "Artifact", header.Mark);
        }
    }

    [Fact]
    public void Header_cells_say_whether_they_head_a_row_or_a_column()
    {
        var headers = Elements(Everything).Where(e => e.Element.Name("S") == "TH").Select(e => e.Element.Dictionary("A")).ToList();
        Assert.All(headers, a => Assert.Equal("Table", a.Name("O")));
        Assert.Equal(["Row", "Row", "Column", "Column", "Column", "Column"], headers.Select(a => a.Name("Scope")));
    }

    [Fact]
    public void Every_row_has_as_many_cells_as_there_are_columns()
    {
        var table = new Table([new("甲", 1), new("乙", 1), new("丙", 1)], [["一"], [], ["一", "二", "三"]]);
        var file = Samples.Read(Samples.Document(table));
        var rows = Elements(file).Where(e => e.Element.Name("S") == "TR").Select(e => e.Element);
        Assert.All(rows, row => Assert.Equal(3, row.Array("K").Count));
    }

    [Fact]
    public void A_row_with_more_cells_than_columns_is_refused() =>
        Assert.Throws<ArgumentException>(() => Samples.Engine.Render(Samples.Document(new Table([new("甲", 1)], [["一", "二"]]))));

    [Fact]
    public void Figures_have_an_alternative_text_and_a_box_on_the_page()
    {
        var figures = Elements(Everything).Where(e => e.Element.Name("S") == "Figure").Select(e => e.Element).ToList();
        Assert.Equal(["四色块", Samples.Address, $"核验码，扫码打开 {Samples.Address}"], figures.Select(f => PdfFile.Decode(f.String("Alt"))));
        Assert.All(figures, f =>
        {
            var box = f.Dictionary("A").Array("BBox").Cast<double>().ToArray();
            Assert.True(box[0] >= 0 && box[1] >= 0 && box[2] > box[0] && box[3] > box[1] && box[2] < 596 && box[3] < 842);
        });
    }

    [Fact]
    public void A_figure_without_a_text_is_refused() =>
        Assert.Throws<ArgumentException>(() => Samples.Engine.Render(Samples.Document(new QrCode("x", " "))));

    [Fact]
    public void A_paragraph_in_another_language_says_so()
    {
        var languages = Elements(Everything).Where(e => e.Element.Has("Lang")).Select(e => System.Text.Encoding.ASCII.GetString(e.Element.String("Lang")));
        Assert.Equal(["en"], languages);
    }

    [Fact]
    public void Running_heads_page_numbers_and_watermarks_are_artifacts_with_their_type()
    {
        for (var page = 0; page < Everything.Pages.Count; page++)
        {
            var artifacts = Everything.Content(page).Marks.Where(m => m.Tag == "Artifact" && m.Properties?.Has("Subtype") == true).Select(m => m.Properties!).ToList();
            Assert.All(artifacts, a => Assert.Equal("Pagination", a.Name("Type")));
            Assert.Equal(["Watermark", "Header", "Footer"], artifacts.Select(a => a.Name("Subtype")));
        }
    }

    private static List<(int Page, int Id)> Held(PdfDictionary element) => Held(Everything, element);

    private static List<(int Page, int Id)> Held(PdfFile file, PdfDictionary element) => !element.Has("K") ? [] :
        [.. element.Array("K").Where(k => k is double or PdfDictionary).Select(k => k is double id
            ? (PageOf(file, element), (int)id)
            : (PageOf(file, (PdfDictionary)k), (int)((PdfDictionary)k).Number("MCID")))];

    private static int PageOf(PdfFile file, PdfDictionary holder) => file.Pages.ToList().IndexOf(holder.Dictionary("Pg"));

    private static IEnumerable<(PdfDictionary Element, PdfDictionary Parent)> Elements(PdfFile file) => Below(file, file.Catalog.Dictionary("StructTreeRoot"));

    private static IEnumerable<(PdfDictionary Element, PdfDictionary Parent)> Below(PdfFile file, PdfDictionary parent)
    {
        foreach (var child in (parent.Has("K") ? parent.Array("K") : []).OfType<PdfReference>())
        {
            var element = (PdfDictionary)file.Follow(child)!;
            yield return (element, parent);
            foreach (var below in Below(file, element))
            {
                yield return below;
            }
        }
    }
}
