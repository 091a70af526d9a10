using FsCheck;
using FsCheck.Fluent;
using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>Whatever a district writes: the page holds it, in order and whole.</summary>
public class RandomDocumentTests
{
    private static readonly Gen<string> Piece = Gen.Elements(
        "村民委员会", "证明", "一、", "办理，", "如下：", "（甲）", "《条例》", "“乙”。", "2026年11月23日", "500112198503127261", "12.5%", "，", "。", "（",
        "the clerk’s ", "http://lists.example.org/abc/def?x=1", "……", "——", "拉·买", "𠮷𬱖", "\n", "＿＿＿＿", "　", " ", "____");

    private static readonly Gen<string> Words = Gen.Choose(0, 60).SelectMany(n => Piece.ArrayOf(n)).Select(string.Concat);

    private static readonly Gen<Block> Blocks = Gen.Frequency<Block>(
        (6, from text in Words
            from align in Gen.Elements(Enum.GetValues<TextAlign>())
            from size in Gen.Elements(9.0, 10.5, 12, 16, 22)
            select (Block)new Paragraph(text) { Align = align, Size = size, SpaceAfter = size }),
        (2, Words.Select(text => (Block)new Heading(text))),
        (2, Words.ArrayOf(2).Select(t => (Block)new KeyValues([new(t[0], t[1]), new("地址", t[0])]))),
        (2, Words.ArrayOf(6).Select(t => (Block)new Table([new("甲", 1), new("乙", 3, TextAlign.Right), new("丙", 1, TextAlign.Center)], [t[..3], t[3..]]) { Caption = t[0] })),
        (1, Words.Select(text => (Block)new SignatureBlock(text, "2026年1月3日"))),
        (1, Gen.Constant((Block)new QrCode(Samples.Address, "码", 60))),
        (1, Gen.Constant((Block)new PageBreak())),
        (1, from points in Gen.Choose(0, 400) from atHead in Gen.Elements(true, false) select (Block)new Spacer(points, atHead)));

    private static readonly Arbitrary<PdfDocument> Documents = (
        from count in Gen.Choose(1, 8)
        from body in Blocks.ArrayOf(count)
        from band in Gen.Elements(null, Samples.Band())
        select Samples.Document(body) with { Band = band, PageNumbers = false }).ToArbitrary();

    [Fact]
    public void All_text_is_drawn_inside_the_text_area_and_marked() => Prop.ForAll(Documents, document =>
    {
        var file = Samples.Read(document);
        return PageBox.Glyphs(file).All(PageBox.Holds)
            && Enumerable.Range(0, file.Pages.Count).All(p => file.Content(p).Unmarked.Count == 0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void All_text_is_drawn_once() => Prop.ForAll(Documents, document =>
    {
        var expected = string.Concat(DrawnText.Of(document).Select(t => t.Replace("\n", "", StringComparison.Ordinal)));
        var drawn = PageBox.Glyphs(Samples.Read(document)).Where(g => g.Mark != "Artifact").Select(g => g.Text);
        return Sorted(expected) == Sorted(string.Concat(drawn));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static string Sorted(string text) => string.Concat(text.Order());
}
