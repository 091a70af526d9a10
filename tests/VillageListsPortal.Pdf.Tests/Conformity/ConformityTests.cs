namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>The checker finds nothing wrong with documents of every kind of block, and finds what is broken on purpose.</summary>
public class ConformityTests
{
    private static readonly byte[] Everything = Samples.Engine.Render(WithField(Samples.Everything()));

    public static TheoryData<string> Names { get; } = new(Breakages.All.Select(b => b.Name));

    public static TheoryData<string> Documents { get; } = new(Kinds.Keys);

    private static Dictionary<string, PdfDocument> Kinds => new(StringComparer.Ordinal)
    {
        ["every block"] = WithField(Samples.Everything()),
        ["every block without a field"] = Samples.Everything(),
        ["certificate"] = WithField(Samples.Certificate()),
        ["rare name"] = WithField(Samples.Certificate("𬱖㐂𠮷")),
        ["middle dot"] = WithField(Samples.Certificate("阿卜杜拉·买买提")),
        ["long table"] = Samples.Document(new Heading("清单"), Samples.LongTable(120)),
        ["a cell over pages"] = Samples.Document(new KeyValues([new("说明", new string('村', 3000)), new("完", "完")])),
        ["a cover and lying pages"] = CoverTests.Edition(60),
        ["a poster"] = CoverTests.Poster(12),
        ["a poster over two pages"] = CoverTests.Poster(24),
        ["nothing"] = Samples.Document(),
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_keeps_every_rule(string kind) => Assert.Empty(ConformityCheck.Faults(Samples.Engine.Render(Kinds[kind])));

    [Fact]
    public void The_rules_are_numbered_1_to_49() =>
        Assert.Equal(Enumerable.Range(1, 49), ConformityCheck.Rules.Select(r => r.Number).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_broken_in_one_way_is_found_to_break_that_rule(string name)
    {
        var breakage = Breakages.All.Single(b => b.Name == name);
        Assert.Contains(ConformityCheck.Faults(breakage.Break(Everything)), f => f.Rule == breakage.Rule);
    }

    [Fact]
    public void Every_rule_is_broken_at_least_once() =>
        Assert.Equal(ConformityCheck.Rules.Select(r => r.Number).Order(), Breakages.All.Select(b => b.Rule).Distinct().Order());

    [Fact]
    public void A_file_that_is_only_written_anew_is_found_good() =>
        Assert.Empty(ConformityCheck.Faults(new PdfEditor(Everything).ToBytes()));

    private static PdfDocument WithField(PdfDocument document) =>
        document with { Band = document.Band! with { Signature = new SignatureField("Signature", "电子签名的位置（预留）") } };
}
