using System.Text.RegularExpressions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Architecture;

/// <summary>ADR 0009: what a person reads is a resource, in whole sentences with Chinese punctuation.</summary>
public sealed partial class TextTests
{
    private const string Web = "src/VillageListsPortal.Web";

    public static TheoryData<string> ChineseTexts => [.. Repository.Files("src", "*.resx").Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal))];

    public static TheoryData<string> ReferenceLists => [.. Repository.Files($"{Web}/Reference/lists", "*.csv")];

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

    [Theory]
    [MemberData(nameof(ReferenceLists))]
    public void Chinese_columns_have_Chinese_punctuation(string file) =>
        Assert.Empty(from row in CsvTable.Read(Repository.PathOf(file))
                     from cell in row
                     where cell.Key.EndsWith("_zh", StringComparison.Ordinal) && Clumsy().IsMatch(cell.Value)
                     select $"{row["code"]} {cell.Key}: {cell.Value}");

    private static IReadOnlyDictionary<string, string> Sentences => Repository.Texts($"{Web}/Features/Shared/RuleTexts.resx");

    private static IEnumerable<string> Codes() => Repository.Files("src/VillageListsPortal.Domain", "*.cs")
        .SelectMany(f => RuleCode().Matches(Repository.Code(f))).Select(m => m.Groups["code"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"record (?<name>\w+)\([^)]*\)\s*:\s*DomainEvent\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EventRecord();

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleCode();

    [GeneratedRegex(@"[\u3400-\u9FFF]", RegexOptions.None, 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"[\u3400-\u9FFF] ?[,;:?!()]|[,;:?!()] ?[\u3400-\u9FFF]", RegexOptions.None, 1000)]
    private static partial Regex Clumsy();
}
