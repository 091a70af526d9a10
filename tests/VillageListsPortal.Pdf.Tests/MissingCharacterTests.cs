namespace VillageListsPortal.Pdf.Tests;

/// <summary>A character that the fonts lack is a clear error before anything is issued (domain 4.10).</summary>
public class MissingCharacterTests
{
    [Theory]
    [InlineData("陈春梅")]
    [InlineData("𬱖㐂𠮷")]
    [InlineData("阿卜杜拉·买买提")]
    [InlineData("＿＿＿＿年____月□")]
    [InlineData("Chen Chunmei 1,234.50 ¥％℃①")]
    [InlineData("甲\t乙\r\n丙\u2028丁\u3000戊")]
    [InlineData("\uFEFF甲\u200B乙")]
    public void Usual_and_rare_characters_are_there(string text) => Assert.Empty(Samples.Engine.FindMissing(text));

    [Theory]
    [InlineData("ئۇيغۇر", "U+0626")]
    [InlineData("甲\uE863乙", "U+E863")]
    [InlineData("甲\u0007乙", "U+0007")]
    [InlineData("甲\u202E乙", "U+202E")]
    [InlineData("甲😀乙😀", "U+1F600")]
    public void Others_are_reported_by_their_code_point(string text, string first) =>
        Assert.Equal(first, Samples.Engine.FindMissing(text)[0].ToString());

    [Fact]
    public void Each_is_reported_once_with_its_own_text()
    {
        var missing = Samples.Engine.FindMissing("甲😀乙😀\uE863");
        Assert.Equal([new MissingCharacter(0x1F600, "😀"), new MissingCharacter(0xE863, "\uE863")], missing);
    }

    [Fact]
    public void A_lone_surrogate_is_reported()
    {
        var missing = Assert.Single(Samples.Engine.FindMissing("甲" + (char)0xD842));
        Assert.Equal(("U+D842", "\uFFFD"), (missing.ToString(), missing.Text));
    }

    [Fact]
    public void Rendering_refuses_the_document_and_names_the_characters()
    {
        var exception = Assert.Throws<MissingGlyphException>(() => Samples.Engine.Render(Samples.Certificate("甲😀")));
        Assert.Equal("U+1F600", Assert.Single(exception.Missing).ToString());
        Assert.Contains("U+1F600", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_place_that_draws_text_is_looked_at()
    {
        const string Bad = "😀";
        var document = Samples.Document();
        PdfDocument[] documents =
        [
            Samples.Document(new Heading(Bad)), Samples.Document(new Paragraph(Bad)), Samples.Document(new KeyValues([new(Bad, "")])),
            Samples.Document(new KeyValues([new("", Bad)])), Samples.Document(new Table([new(Bad, 1)], [])), Samples.Document(new Table([new("", 1)], [[Bad]])),
            Samples.Document(new Table([new("", 1)], []) { Caption = Bad }), Samples.Document(new SignatureBlock(Bad, "")), Samples.Document(new SignatureBlock("", Bad)),
            document with { Band = new BottomBand(null, [Bad]) }, document with { Watermark = Bad }, document with { RunningHead = [Bad] },
        ];
        Assert.All(documents, d => Assert.Single(Samples.Engine.FindMissing(d)));
    }

    [Fact]
    public void Title_author_and_alternative_texts_may_hold_any_character()
    {
        var document = Samples.Document(new QrCode("x", "😀")) with { Title = "😀", Author = "😀", Subject = "😀" };
        Assert.Empty(Samples.Engine.FindMissing(document));
        Assert.NotEmpty(Samples.Engine.Render(document));
    }
}
