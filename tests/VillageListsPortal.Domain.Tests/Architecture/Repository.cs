using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VillageListsPortal.Domain.Tests.Architecture;

/// <summary>The files of the repository that the tests run in, found by walking up to the solution.</summary>
internal static partial class Repository
{
    public static readonly string Root = Up(new DirectoryInfo(AppContext.BaseDirectory)).FullName;

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>Source files under a folder, by their path from the root; what is built is left out.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) => [.. Directory
        .EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
        .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "wwwroot"))
        .Order(StringComparer.Ordinal)];

    /// <summary>The texts of a .resx file by key.</summary>
    public static IReadOnlyDictionary<string, string> Texts(string relative) => XDocument.Load(PathOf(relative)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    /// <summary>C# without its comments; strings stay.</summary>
    public static string Code(string relative) =>
        CommentsAndStrings().Replace(Read(relative), m => m.Groups["comment"].Success ? "" : m.Value);

    /// <summary>Razor without comments of Razor and HTML and without lines that are C# comments.</summary>
    public static string Markup(string relative) => RazorComments().Replace(Read(relative), "");

    private static DirectoryInfo Up(DirectoryInfo folder) =>
        folder.EnumerateFiles("*.sln").Any() ? folder : Up(folder.Parent ?? throw new InvalidOperationException("No solution above the tests."));

    [GeneratedRegex("""(?<comment>//[^\n]*|/\*.*?\*/)|\$*\"{3,}.*?\"{3,}|[$@]*@[$@]*"(?:""|[^"])*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex CommentsAndStrings();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|^\s*//[^\n]*", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex RazorComments();
}
