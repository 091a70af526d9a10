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

    [Fact]
    public void Every_file_that_may_hold_Chinese_is_there_and_needs_to() =>
        Assert.All(ChineseAllowed.Keys, file => Assert.Matches(Chinese(), Repository.Code(file)));

    [GeneratedRegex(@"[\u3400-\u9FFF\uF900-\uFAFF]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Chinese();
}
