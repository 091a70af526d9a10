using System.Text.RegularExpressions;

namespace VillageListsPortal.Domain.Tests.Architecture;

public sealed partial class SourceFileTests
{
    private const int LongestFile = 300;
    private static readonly string[] Folders = ["src", "tests"];

    /// <summary>Chinese that is not a text of the interface, each with its reason.</summary>
    private static readonly Dictionary<string, string> ChineseAllowed = new(StringComparer.Ordinal)
    {
        ["src/VillageListsPortal.Web/Features/Lists/Import/Words.cs"] = "the words of the imported files",
        ["src/VillageListsPortal.Web/Features/Lists/Import/CertificateReader.cs"] = "the sentence in an imported column that names needless papers",
        ["src/VillageListsPortal.Web/Features/Lists/QuestionText.cs"] = "words that alone name nothing in a question",
        ["src/VillageListsPortal.Web/Features/Lists/SearchText.cs"] = "the words around what people search for",
    };

    /// <summary>Words in pages that are the same in every language, each with its reason.</summary>
    private static readonly Dictionary<string, string> SameEverywhere = new(StringComparer.Ordinal)
    {
        ["PDF"] = "the name of a form of files",
        ["Word"] = "the name of a program and its form of files",
    };

    public static TheoryData<string> Pages => [.. Repository.Files("src/VillageListsPortal.Web/Features", "*.cshtml")];

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Assert.Empty(from folder in Folders
                     from file in Repository.Files(folder, "*.cs")
                     let lines = File.ReadLines(Repository.PathOf(file)).Count()
                     where lines > LongestFile
                     select $"{file}: {lines}");

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_page_prints_unescaped_text(string page) =>
        Assert.DoesNotContain("Html.Raw", Repository.Read(page), StringComparison.Ordinal);

    [Fact] // ADR 0009
    public void Texts_of_the_interface_are_resources_and_not_in_code() =>
        Assert.Empty(from file in Repository.Files("src/VillageListsPortal.Web/Features", "*.cs")
                     where !ChineseAllowed.ContainsKey(file)
                     from Match found in Chinese().Matches(Repository.Code(file))
                     select $"{file}: {found.Value}");

    [Theory]
    [MemberData(nameof(Pages))]
    public void Texts_of_a_page_are_resources(string page)
    {
        var markup = Repository.Markup(page);
        if (page.EndsWith("Shared/_Layout.cshtml", StringComparison.Ordinal)) markup = markup.Replace("四张<br>清单", "", StringComparison.Ordinal); // the chop is a logo
        Assert.Empty(Chinese().Matches(markup).Select(m => m.Value));
    }

    [Theory] // English is a text as well
    [MemberData(nameof(Pages))]
    public void Texts_of_a_page_are_resources_in_Latin_letters_too(string page) => Assert.DoesNotContain(LatinIn(Repository.Markup(page)), w => !SameEverywhere.ContainsKey(w));

    [Fact]
    public void Every_word_that_is_the_same_everywhere_stands_in_a_page()
    {
        var words = Repository.Files("src/VillageListsPortal.Web/Features", "*.cshtml").SelectMany(p => LatinIn(Repository.Markup(p))).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(SameEverywhere.Keys.Except(words, StringComparer.Ordinal));
    }

    [Theory] // the test itself is tried
    [InlineData("<p class=\"a\">Draft deleted</p>", "Draft deleted")]
    [InlineData("<h1>@T[\"title\"]</h1> of <b>@name</b>", "of")]
    [InlineData("<a href=\"@(x ? \"a\" : \"b\")\">More</a>", "More")]
    [InlineData("<input placeholder=\"Your name\">", "Your name")]
    [InlineData("<p>@T[\"a\"]&nbsp;</p>\n}\nelse\n{\n  <p>@b</p>\n}", null)]
    [InlineData("Task<string> Count(string what)", null)]
    public void Latin_words_are_told_from_code(string markup, string? found) => Assert.Equal(found is null ? [] : [found], LatinIn(markup));

    [Fact]
    public void Every_file_that_may_hold_Chinese_is_there_and_needs_to() =>
        Assert.All(ChineseAllowed.Keys, file => Assert.Matches(Chinese(), Repository.Code(file)));

    /// <summary>What stands between tags and in the attributes that are read out, without lines of code.</summary>
    private static IEnumerable<string> LatinIn(string markup) =>
        from text in BetweenTags().Matches(markup).Concat(ReadOut().Matches(markup)).SelectMany(m => m.Groups["text"].Value.Split('\n'))
        where !CodeLine().IsMatch(text) && LatinWord().IsMatch(Entity().Replace(text, ""))
        select text.Trim();

    [GeneratedRegex("""(?<!\w)</?[a-z][a-z0-9-]*(\s([^<>"]|"[^"]*")*)?>(?<text>[^<@]*)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex BetweenTags();

    [GeneratedRegex("""\s(aria-label|title|placeholder|alt|data-label)="(?<text>[^"@]*)"(?=[\s/>])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReadOut();

    [GeneratedRegex(@"^\s*(else\b|if\b|var\b|foreach\b|for\b|case\b|default:|break\b|switch\b|return\b|[{}])|[{};]\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeLine();

    [GeneratedRegex(@"[A-Za-z]{2,}", RegexOptions.None, 1000)]
    private static partial Regex LatinWord();

    [GeneratedRegex(@"&#?\w+;", RegexOptions.None, 1000)]
    private static partial Regex Entity();

    [GeneratedRegex(@"[\u3400-\u9FFF\uF900-\uFAFF]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Chinese();
}
