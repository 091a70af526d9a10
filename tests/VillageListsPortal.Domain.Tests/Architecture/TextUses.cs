using System.Text.RegularExpressions;

namespace VillageListsPortal.Domain.Tests.Architecture;

/// <summary>Where pages and code ask for a text: the localizers that each file has, and what it asks them for.</summary>
internal static partial class TextUses
{
    private const string Features = "src/VillageListsPortal.Web/Features";

    /// <summary>One place that asks for a text; the key is a pattern where a part of it is known only when the page is shown.</summary>
    public sealed record Use(string File, string Texts, string Key)
    {
        public bool IsAskedFor(string key) => Pattern(Key).IsMatch(key);
    }

    /// <summary>All places that name a key, or the beginning of one, in the indexer of a localizer.</summary>
    public static IEnumerable<Use> All() =>
        from file in Repository.Files(Features, "*.cs").Concat(Repository.Files(Features, "*.cshtml"))
        from localizer in Localizers(file)
        from key in KeysAskedOf(localizer.Key, Source(file))
        select new Use(file, localizer.Value, key);

    /// <summary>Every string in the code that could be a key, with places in braces.</summary>
    public static IReadOnlySet<string> Strings() => Repository.Files("src", "*.cs").Concat(Repository.Files(Features, "*.cshtml"))
        .SelectMany(f => Literal().Matches(Source(f))).Select(m => m.Groups["text"].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>A string with places in braces as a pattern of whole keys; one that ends with a full stop is the beginning of a key.</summary>
    public static Regex Pattern(string text)
    {
        var parts = Place().Split(text).Select(Regex.Escape);
        return new Regex($"^{string.Join(".+", parts)}{(text.EndsWith('.') ? ".+" : "")}$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }

    private static string Source(string file) => file.EndsWith(".cs", StringComparison.Ordinal) ? Repository.Code(file) : Repository.Markup(file);

    /// <summary>Names of the localizers in a file, each with its texts; the nearest declaration counts, as in Razor.</summary>
    private static Dictionary<string, string> Localizers(string file)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var declaring = file.EndsWith(".cs", StringComparison.Ordinal) ? [file] : Imports(file).Append(file);
        foreach (var match in declaring.Where(f => File.Exists(Repository.PathOf(f))).SelectMany(f => Localizer().Matches(Source(f))))
        {
            found[match.Groups["name"].Value] = match.Groups["texts"].Value;
        }

        return found;
    }

    private static IEnumerable<string> Imports(string page)
    {
        var folders = page.Split('/')[..^1];
        return Enumerable.Range(3, folders.Length - 2).Select(n => string.Join('/', folders[..n]) + "/_ViewImports.cshtml");
    }

    private static IEnumerable<string> KeysAskedOf(string localizer, string source) =>
        from Match asked in Regex.Matches(source, $@"(?<![\w.""]){localizer}(\[|\.Plural\()", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
        from Match literal in Literal().Matches(FirstArgument(source, asked.Index + asked.Length))
        select literal.Groups["text"].Value;

    /// <summary>The text of an argument list up to its first comma or its end.</summary>
    private static string FirstArgument(string source, int start)
    {
        var (depth, quoted) = (0, false);
        for (var i = start; i < source.Length; i++)
        {
            if (source[i] == '"') quoted = !quoted;
            if (quoted) continue;
            if (source[i] is '(' or '[') depth++;
            else if (source[i] is ')' or ']' && depth-- == 0) return source[start..i];
            else if (source[i] == ',' && depth == 0) return source[start..i];
        }

        return source[start..];
    }

    [GeneratedRegex(@"IStringLocalizer<(?<texts>\w+)> (?<name>\w+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Localizer();

    [GeneratedRegex("\"(?<text>[A-Za-z{][\\w.{}()\\[\\]/*?-]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
