using System.Text.RegularExpressions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Architecture;

/// <summary>ADR 0009: what a person reads is a resource, in whole sentences with Chinese punctuation.</summary>
public sealed partial class TextTests
{
    private const string Web = "src/VillageListsPortal.Web";

    public static TheoryData<string> ChineseTexts => [.. Repository.Files("src", "*.resx").Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal))];

    public static TheoryData<string> ReferenceFiles => [.. Repository.Files($"{Web}/Reference", "*.csv")];

    /// <summary>Rows of the reference data whose Chinese is not ours to mend, each with its reason.</summary>
    private static readonly Dictionary<string, string> WrittenByOthers = new(StringComparer.Ordinal)
    {
        ["OWN-261"] = "people type brackets of half a width too, and the screening has to read them",
    };

    [Fact]
    public void Every_event_has_a_text_in_the_journal()
    {
        var texts = Repository.Texts($"{Web}/Features/Journal/JournalTexts.resx");
        var ofDomain = typeof(DomainEvent).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(DomainEvent)) && !t.IsAbstract).Select(t => t.Name);
        var ofPortal = Repository.Files(Web, "*.cs").SelectMany(f => EventRecord().Matches(Repository.Code(f))).Select(m => m.Groups["name"].Value);

        Assert.Empty(ofDomain.Concat(ofPortal).Select(name => $"event.{name}").Except(texts.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_code_of_a_broken_rule_has_a_sentence() => Assert.Empty(Codes().Except(Sentences.Keys, StringComparer.Ordinal));

    [Fact]
    public void Every_sentence_belongs_to_a_code()
    {
        var code = string.Concat(Repository.Files("src", "*.cs").Select(Repository.Code));
        Assert.DoesNotContain(Sentences.Keys, key => !code.Contains($"\"{key}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_rule_is_told_in_a_whole_sentence() =>
        Assert.All(Sentences, s => Assert.True(s.Value.EndsWith('。') && Chinese().IsMatch(s.Value), $"{s.Key}: {s.Value}"));

    [Theory]
    [MemberData(nameof(ChineseTexts))]
    public void Chinese_texts_have_Chinese_punctuation(string file) =>
        Assert.Empty(Repository.Texts(file).Where(t => Clumsy().IsMatch(t.Value)).Select(t => $"{t.Key}: {t.Value}"));

    [Theory] // every column but those in English and the notes on where a row comes from
    [MemberData(nameof(ReferenceFiles))]
    public void Chinese_in_the_reference_data_has_Chinese_punctuation(string file) =>
        Assert.Empty(from row in CsvTable.Read(Repository.PathOf(file))
                     let name = row.First().Value
                     where !WrittenByOthers.ContainsKey(name)
                     from cell in row
                     where !cell.Key.EndsWith("_en", StringComparison.Ordinal) && !cell.Key.EndsWith("note", StringComparison.Ordinal) && Clumsy().IsMatch(cell.Value)
                     select $"{name} {cell.Key}: {cell.Value}");

    [Fact]
    public void Every_row_that_is_left_as_it_is_needs_to_be() => Assert.All(WrittenByOthers.Keys, name =>
        Assert.Contains(Repository.Files($"{Web}/Reference", "*.csv").SelectMany(f => CsvTable.Read(Repository.PathOf(f))), row => row.First().Value == name && row.Values.Any(v => Clumsy().IsMatch(v))));

    [Theory] // the test itself is tried
    [InlineData("操作失败(状态不正确)", true)]
    [InlineData("请先取回修改.", true)]
    [InlineData("正在打开...", true)]
    [InlineData("请点\"提交\"", true)]
    [InlineData("请点'提交'", true)]
    [InlineData("请稍候, 正在办理", true)]
    [InlineData("请先取回修改。", false)]
    [InlineData("正在打开……", false)]
    [InlineData("请点“提交”", false)]
    [InlineData("名单.xlsx（3.5小时，A4）", false)]
    public void Clumsy_punctuation_is_seen(string text, bool clumsy) => Assert.Equal(clumsy, Clumsy().IsMatch(text));

    private static IReadOnlyDictionary<string, string> Sentences => Repository.Texts($"{Web}/Features/Shared/RuleTexts.resx");

    private static IEnumerable<string> Codes() => Repository.Files("src/VillageListsPortal.Domain", "*.cs")
        .SelectMany(f => RuleCode().Matches(Repository.Code(f))).Select(m => m.Groups["code"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"record (?<name>\w+)\([^)]*\)\s*:\s*DomainEvent\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EventRecord();

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleCode();

    [GeneratedRegex(@"[\u3400-\u9FFF]", RegexOptions.None, 1000)]
    private static partial Regex Chinese();

    /// <summary>Punctuation of half a width beside a Chinese character; a full stop before letters or figures belongs to a name of a file or a number.</summary>
    [GeneratedRegex("""[\u3400-\u9FFF] ?[,;:?!()"']|[,;:?!()"'] ?[\u3400-\u9FFF]|[\u3400-\u9FFF]\.(?![A-Za-z0-9])|\.\. ?[\u3400-\u9FFF]""", RegexOptions.None, 1000)]
    private static partial Regex Clumsy();
}
