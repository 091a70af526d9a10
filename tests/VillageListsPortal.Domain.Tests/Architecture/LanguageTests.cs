using System.Text.RegularExpressions;

namespace VillageListsPortal.Domain.Tests.Architecture;

/// <summary>The interface is complete in Chinese and English (settled S31, ADR 0009); papers are Chinese only.</summary>
public sealed partial class LanguageTests
{
    private static readonly string[] Papers = ["src/VillageListsPortal.Web/Features/Certificates/PaperTexts.resx", "src/VillageListsPortal.Web/Features/Lists/ListPaperTexts.resx", "src/VillageListsPortal.Web/Features/Admissions/Papers/MeetingTexts.resx", "src/VillageListsPortal.Web/Features/Screening/Documents/DocumentPaperTexts.resx"];
    private const string One = ".one";

    /// <summary>English texts that hold Chinese on purpose, each with its reason.</summary>
    private static readonly Dictionary<string, string> ChineseInEnglish = new(StringComparer.Ordinal)
    {
        ["preferences.language"] = "the switch names the other language in its own words",
        ["none.masked"] = "an example of a certificate's number, which is Chinese",
        ["none.village"] = "an example of a certificate's number, which is Chinese",
    };

    /// <summary>Scripts with Chinese in their code, each with its reason.</summary>
    private static readonly Dictionary<string, string> ChineseInScripts = new(StringComparer.Ordinal)
    {
        ["keep.js"] = "digits as a Chinese keyboard types them",
        ["shortcuts.js"] = "keys as a Chinese keyboard types them",
    };

    /// <summary>Sources with Chinese punctuation outside resources, each with its reason.</summary>
    private static readonly Dictionary<string, string> PunctuationAllowed = new(StringComparer.Ordinal)
    {
        ["src/VillageListsPortal.Web/Features/Verification/CheckCertificate.cs"] = "names of units are Chinese data",
        ["src/VillageListsPortal.Web/Features/Lists/Import/CertificateReader.cs"] = "the sentence in an imported column that names needless papers",
        ["src/VillageListsPortal.Web/Features/Lists/ItemFacts.cs"] = "columns of the lists, which are Chinese data",
        ["src/VillageListsPortal.Web/Features/Certificates/CertificatePaper.cs"] = "a paper is Chinese",
        ["src/VillageListsPortal.Web/Features/Certificates/SlipPaper.cs"] = "a paper is Chinese",
        ["src/VillageListsPortal.Web/Features/Admissions/Papers/MeetingPapers.cs"] = "a paper is Chinese",
    };

    /// <summary>Who writes days in Chinese whatever the interface: papers, and the one place that chooses by language.</summary>
    private static readonly string[] ChineseDays = ["CertificatePaper.cs", "DocumentPaper.cs", "DocxPaper.cs", "ListPaper.cs", "MeetingPaper.cs", "MeetingPapers.cs", "SlipPaper.cs", "Moments.cs"];

    public static TheoryData<string> Interface => [.. Repository.Files("src", "*.resx").Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal) && !Papers.Contains(f, StringComparer.Ordinal))];

    public static TheoryData<string> Everything => [.. Repository.Files("src", "*.resx")];

    [Theory]
    [MemberData(nameof(Interface))]
    public void Every_text_is_there_in_both_languages(string file)
    {
        var (zh, en) = (Repository.Texts(file).Keys.ToHashSet(StringComparer.Ordinal), Repository.Texts(English(file)).Keys.ToHashSet(StringComparer.Ordinal));
        Assert.Empty(zh.Except(en, StringComparer.Ordinal));
        Assert.DoesNotContain(en, k => !zh.Contains(k) && !(k.EndsWith(One, StringComparison.Ordinal) && zh.Contains(k[..^One.Length])));
    }

    [Fact] // settled S31: legal Chinese documents
    public void Papers_have_no_other_language() => Assert.All(Papers, p => Assert.False(File.Exists(Repository.PathOf(English(p)))));

    [Theory]
    [MemberData(nameof(Interface))]
    public void Both_languages_name_the_same_things(string file)
    {
        var zh = Repository.Texts(file);
        Assert.Empty(from text in Repository.Texts(English(file))
                     let one = text.Key.EndsWith(One, StringComparison.Ordinal) && !zh.ContainsKey(text.Key)
                     let expected = Places(zh[one ? text.Key[..^One.Length] : text.Key]).Where(p => !one || p != "{0}")
                     where !expected.SequenceEqual(Places(text.Value).Where(p => !one || p != "{0}"), StringComparer.Ordinal)
                     select $"{text.Key}: {text.Value}");
    }

    [Theory]
    [MemberData(nameof(Interface))]
    public void English_texts_are_English(string file) => Assert.Empty(Repository.Texts(English(file))
        .Where(t => !ChineseInEnglish.ContainsKey(t.Key) && (NotEnglish().IsMatch(t.Value) || t.Value.Length == 0))
        .Select(t => $"{t.Key}: {t.Value}"));

    [Theory]
    [MemberData(nameof(Interface))]
    public void A_sentence_is_a_sentence_in_both_languages(string file)
    {
        var en = Repository.Texts(English(file));
        Assert.Empty(Repository.Texts(file).Where(t => t.Value.EndsWith('。') && t.Value.Length > 4 && !SentenceEnd().IsMatch(en[t.Key])).Select(t => $"{t.Key}: {en[t.Key]}"));
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Keys_are_in_order_so_that_two_hands_seldom_meet(string file)
    {
        var keys = Repository.Texts(file).Keys.ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public void Every_text_that_is_asked_for_is_there()
    {
        var texts = Everyone().ToDictionary(f => f.Name, f => f.Keys, StringComparer.Ordinal);
        Assert.Empty(TextUses.All().Where(u => !texts[u.Texts].Any(u.IsAskedFor)).Select(u => $"{u.File}: {u.Texts} {u.Key}"));
    }

    [Fact]
    public void Every_text_is_asked_for()
    {
        var strings = TextUses.Strings();
        var patterns = strings.Where(s => s.Contains('.', StringComparison.Ordinal) && (s.Contains('{', StringComparison.Ordinal) || s.EndsWith('.')))
            .Where(s => s.Split('{')[0].Length > 0 || s.StartsWith("{kind}.", StringComparison.Ordinal)).Select(TextUses.Pattern).ToList();
        Assert.Empty(from file in Everyone()
                     where file.Name != "RuleTexts" // TextTests
                     from key in file.Keys
                     where !strings.Contains(key) && !patterns.Exists(p => p.IsMatch(key))
                     select $"{file.Name}: {key}");
    }

    [Fact]
    public void Separators_follow_the_language()
    {
        var sources = Repository.Files("src/VillageListsPortal.Web/Features", "*.cs").Select(f => (File: f, Text: Repository.Code(f)))
            .Concat(Repository.Files("src/VillageListsPortal.Web/Features", "*.cshtml").Select(f => (File: f, Text: Repository.Markup(f)))).ToList();
        Assert.Empty(sources.Where(s => !PunctuationAllowed.ContainsKey(s.File) && Punctuation().IsMatch(s.Text)).Select(s => $"{s.File}: {Punctuation().Match(s.Text).Value}"));
        Assert.All(PunctuationAllowed.Keys, f => Assert.Matches(Punctuation(), sources.Single(s => s.File == f).Text));
    }

    [Fact]
    public void Days_follow_the_language() => Assert.DoesNotContain(
        Repository.Files("src/VillageListsPortal.Web/Features", "*.cs").Concat(Repository.Files("src/VillageListsPortal.Web/Features", "*.cshtml")),
        f => !ChineseDays.Contains(Path.GetFileName(f), StringComparer.Ordinal) && Repository.Read(f).Contains("Days.Chinese(", StringComparison.Ordinal));

    [Fact]
    public void Scripts_hold_no_texts() => Assert.Empty(
        from file in Directory.EnumerateFiles(Repository.PathOf("src/VillageListsPortal.Web/wwwroot/js"), "*.js")
        where !ChineseInScripts.ContainsKey(Path.GetFileName(file))
        from line in File.ReadLines(file)
        let code = Comment().Replace(line, "")
        where NotEnglish().IsMatch(code)
        select $"{Path.GetFileName(file)}: {line.Trim()}");

    private static string English(string file) => file.Replace(".resx", ".en.resx", StringComparison.Ordinal);

    private static IEnumerable<(string Name, IEnumerable<string> Keys)> Everyone() =>
        Repository.Files("src", "*.resx").Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal)).Select(f => (Path.GetFileNameWithoutExtension(f), Repository.Texts(f).Keys));

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]", RegexOptions.None, 1000)]
    private static partial Regex NotEnglish();

    [GeneratedRegex(@"[\u3000-\u303F\uFF00-\uFFEF]", RegexOptions.None, 1000)]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"[.?!:] ?$", RegexOptions.None, 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"/\*.*?\*/|//.*$", RegexOptions.None, 1000)]
    private static partial Regex Comment();
}
