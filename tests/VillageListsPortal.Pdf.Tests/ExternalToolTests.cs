using static VillageListsPortal.Pdf.Tests.Reading.Tools;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>What programs of others make of the files: poppler-utils, qpdf and zbar-tools (installed by eng/test.sh).</summary>
public sealed class ExternalToolTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pdf-tests-").FullName;

    public static TheoryData<string> Kinds { get; } = ["usual", "rare", "dot", "long", "everything"];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Qpdf_finds_no_fault(string kind) =>
        Assert.Contains("No syntax or stream encoding errors found", Run("qpdf", "--check", Save(kind)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pdffonts_finds_every_font_embedded_as_a_subset_with_text(string kind)
    {
        var fonts = Run("pdffonts", Save(kind)).Split('\n').Skip(2).Where(l => l.Length > 0).ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, l => Assert.Contains("CID TrueType      Identity-H       yes yes yes", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("usual", "陈春梅（公民身份号码：500112198503127261）系本村第三村民小组农民。")]
    [InlineData("rare", "𬱖㐂𠮷（公民身份号码：500112198503127261）系本村第三村民小组农民。")]
    [InlineData("dot", "阿卜杜拉·买买提（公民身份号码：500112198503127261）系本村第三村民小组农民。")]
    [InlineData("usual", "2026年11月23日")]
    public void Text_can_be_copied_out(string kind, string expected)
    {
        var text = Run("pdftotext", "-raw", Save(kind), "-").Replace("\n", "", StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("依照《条例》（试行）、《办法》。")]
    [InlineData("（《条例》），“甲”、（“乙”）。")]
    [InlineData("附件——清单……完")]
    public void Marks_set_closer_are_copied_out_without_gaps(string expected)
    {
        var path = Path.Combine(folder, "marks.pdf");
        File.WriteAllBytes(path, Samples.Engine.Render(Samples.Document(new Paragraph(expected))));
        var text = Run("pdftotext", "-raw", path, "-").TrimEnd('\n', '\f');
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_qr_code_can_be_read_from_the_page()
    {
        var image = Path.Combine(folder, "page");
        Run("pdftoppm", "-r", "200", "-png", "-singlefile", Save("usual"), image);
        Assert.Equal(Samples.Address, Run("zbarimg", "-q", "--raw", image + ".png").Trim());
    }

    [Fact]
    public void The_qr_code_of_a_signed_token_can_be_read_from_the_page()
    {
        var token = "https://lists.example.org/v#" + string.Concat(Enumerable.Range(0, 160).Select(i => (char)('A' + i * 7 % 26)));
        var path = Path.Combine(folder, "token.pdf");
        File.WriteAllBytes(path, Samples.Engine.Render(Samples.Certificate() with { Band = new BottomBand(new QrCode(token, token), []) }));
        Run("pdftoppm", "-r", "300", "-png", "-singlefile", path, path);
        Assert.Equal(token, Run("zbarimg", "-q", "--raw", path + ".png").Trim());
    }

    [Fact]
    public void Pdfinfo_reads_the_structure_tree()
    {
        var tree = Run("pdfinfo", "-struct-text", Save("usual"));
        Assert.Contains("H1", tree, StringComparison.Ordinal);
        Assert.Contains("特此证明。", tree, StringComparison.Ordinal);
        Assert.Contains("Figure", tree, StringComparison.Ordinal);
    }

    private string Save(string kind)
    {
        var document = kind switch
        {
            "rare" => Samples.Certificate("𬱖㐂𠮷"),
            "dot" => Samples.Certificate("阿卜杜拉·买买提"),
            "long" => Samples.Certificate(issuer: string.Concat(Enumerable.Repeat("统景镇江口村", 10))),
            "everything" => Samples.Everything(),
            _ => Samples.Certificate(),
        };
        var path = Path.Combine(folder, kind + ".pdf");
        File.WriteAllBytes(path, Samples.Engine.Render(document));
        return path;
    }
}
