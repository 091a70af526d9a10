using VillageListsPortal.Domain.Screening;

namespace VillageListsPortal.Domain.Tests.Screening;

/// <summary>Lines of pages become paragraphs by how they are set: GB/T 9704-2012 indents each paragraph by two characters.</summary>
public sealed class DocumentLinesTests
{
    [Fact]
    public void A_line_that_is_set_in_begins_a_paragraph_and_a_full_one_goes_on_over_the_edge_of_a_page()
    {
        var paragraphs = Join(new("各村要认真做好", 1, 2, 0), new("古树巡看工作。", 2, 0, 3), new("每季度一次。", 2, 2, 10));
        Assert.Equal(["各村要认真做好\n古树巡看工作。", "每季度一次。"], paragraphs.Select(p => p.Text));
        Assert.Equal([1, 2], paragraphs[0].Pages.Select(p => p.Page));
        Assert.Equal([0, 8], paragraphs[0].Pages.Select(p => p.At));
    }

    [Theory]
    [InlineData("做好巡看。", 2.0, true)] // a sentence that ends with room for two characters
    [InlineData("做好巡看。", 1.9, false)] // the mark may just not have fitted
    [InlineData("做好巡看", 2.0, false)] // no end of a sentence
    [InlineData("做好巡看：", 2.0, true)]
    [InlineData("做好巡看？", 2.0, true)]
    [InlineData("“做好巡看”", 2.0, true)]
    [InlineData("做好巡看", 4.0, true)] // broken off, whatever it ends with
    [InlineData("做好巡看", 3.9, false)]
    public void A_line_with_room_at_its_end_ends_a_paragraph(string text, double room, bool ends) =>
        Assert.Equal(ends ? 2 : 1, Join(new(text, 1, 0, room), new("下一行", 1, 0, 0)).Count);

    [Theory]
    [InlineData(1.2, 2)]
    [InlineData(1.1, 1)]
    public void Two_characters_less_what_a_program_takes_off_are_an_indent(double indent, int paragraphs) =>
        Assert.Equal(paragraphs, Join(new("第一行", 1, 0, 0), new("第二行", 1, indent, 0)).Count);

    [Theory]
    [InlineData(2, 2, true)]
    [InlineData(2, 4, true)] // a title of an odd length
    [InlineData(2, 4.1, false)]
    [InlineData(1.9, 2, false)]
    [InlineData(3, 1.9, false)]
    public void A_line_with_as_much_room_on_either_side_is_a_title(double indent, double room, bool heads) =>
        Assert.Equal(heads, Join(new DocumentLine("关于做好巡看工作的通知", 1, indent, room)).Single().IsHeading);

    [Fact]
    public void A_title_on_several_lines_is_one_and_the_text_under_it_another()
    {
        var paragraphs = Join(new("关于做好古树名木", 1, 6, 6), new("巡看工作的通知", 1, 7, 7), new("各村：", 1, 0, 12));
        Assert.Equal(["关于做好古树名木\n巡看工作的通知", "各村："], paragraphs.Select(p => p.Text));
        Assert.Equal([true, false], paragraphs.Select(p => p.IsHeading));
    }

    [Fact]
    public void A_paragraph_without_an_end_is_cut_after_three_thousand_characters()
    {
        var line = new string('长', 1000);
        Assert.Equal([3003, 1000], Join([.. Enumerable.Repeat(new DocumentLine(line + "字", 1, 0, 0), 3), new DocumentLine(line, 1, 0, 0)]).Select(p => p.Text.Count(c => c != '\n')));
        Assert.Equal([4000], Join([.. Enumerable.Repeat(new DocumentLine(line, 1, 0, 0), 4)]).Select(p => p.Text.Count(c => c != '\n'))); // exactly three thousand may grow
    }

    [Fact]
    public void No_line_is_no_paragraph() => Assert.Empty(Join());

    private static IReadOnlyList<DocumentParagraph> Join(params DocumentLine[] lines) => DocumentLines.Join(lines);
}
