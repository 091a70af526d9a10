using System.Text.RegularExpressions;

namespace VillageListsPortal.Domain.Tests.Architecture;

/// <summary>County offices have Chromium 86 kernels (experience.md): our scripts and styles use nothing newer. Bootstrap 5.3 itself supports them.</summary>
public sealed class OldBrowserTests
{
    /// <summary>What came after Chromium 86, with the version that has it. Left out is what an older browser may ignore: text-autospace, text-underline-offset, page margin boxes.</summary>
    private static readonly (string Pattern, string What)[] Styles =
    [
        (@"aspect-ratio\s*:", "aspect-ratio, 88"), (@":(is|where)\(", ":is and :where, 88"), (@":has\(", ":has, 105"), (@"(?<![-\w])inset(-(block|inline))?[\w-]*\s*:", "inset as a property, 87"),
        (@"(margin|padding)-(block|inline)\s*:", "logical shorthands, 87"), (@"border-(block|inline)(-(color|style|width))?\s*:", "logical borders in short, 87"), (@"accent-color", "accent-color, 93"), (@"\d[dsl]v[hw]\b", "dvh and its like, 108"),
        (@"@container|container-(type|name)|\dcq[whib]\b", "container queries, 105"), (@"color-mix\(|oklch\(|oklab\(|\blch\(", "newer colours, 111"), (@"@layer|@scope|@starting-style|@property", "newer at-rules"), (@"[{;}]\s*&", "nesting, 112"),
        (@"(?<![-\w])(translate|rotate|scale)\s*:", "single transforms, 104"), (@"overflow\s*:\s*clip", "overflow: clip, 90"), (@"text-wrap\s*:", "text-wrap, 114"), (@"subgrid", "subgrid, 117"), (@"@media[^{]*[<>]", "ranges in media queries, 104"),
        (@"scrollbar-gutter", "scrollbar-gutter, 94"), (@":user-(in)?valid", ":user-valid, 119"), (@"@supports\s+(font|at-rule)", "newer @supports"),
    ];

    private static readonly (string Pattern, string What)[] Scripts =
    [
        (@"\?\?=|\|\|=|&&=", "logical assignment, which older kernels of 360 lack"), (@"\.at\(", "at, 92"), (@"structuredClone", "structuredClone, 98"), (@"\.findLast(Index)?\(", "findLast, 97"), (@"Object\.(hasOwn|groupBy)", "Object.hasOwn, 93"),
        (@"\.(toSorted|toReversed|toSpliced|with)\(", "copying methods of arrays, 110"), (@"crypto\.randomUUID", "randomUUID, 92"), (@"AbortSignal\.(timeout|any)", "AbortSignal.timeout, 103"), (@"URL\.canParse", "URL.canParse, 120"), (@"startViewTransition", "view transitions, 111"),
        (@"\.showPicker\(", "showPicker, 99"), (@"\bstatic\s*\{", "static blocks, 94"), (@"#\w+\s+in\s", "brand checks, 91"), (@"(Array\.fromAsync|Promise\.withResolvers)", "newer statics"), (@"\.(showPopover|togglePopover)\(", "popover, 114"), (@"\binert\b", "inert, 102"), (@"navigation\.", "the navigation API, 102"),
    ];

    public static TheoryData<string> OurStyles => [.. Assets("css")];

    public static TheoryData<string> OurScripts => [.. Assets("js")];

    [Theory]
    [MemberData(nameof(OurStyles))]
    public void Styles_work_on_Chromium_86(string file) => Assert.Empty(Newer(file, Styles));

    [Theory]
    [MemberData(nameof(OurScripts))]
    public void Scripts_work_on_Chromium_86(string file) => Assert.Empty(Newer(file, Scripts));

    [Fact]
    public void Pages_use_no_attribute_that_Chromium_86_does_not_know() =>
        Assert.Empty(from page in Repository.Files("src/VillageListsPortal.Web/Features", "*.cshtml")
                     from Match found in Regex.Matches(Repository.Markup(page), @"\s(popover|popovertarget|inert|blocking|fetchpriority)(=|>|\s)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                     select $"{page}:{found.Value}");

    [Theory] // the test itself is tried
    [InlineData("a{aspect-ratio:1}", 1)]
    [InlineData("a{inset:0}", 1)]
    [InlineData("a{box-shadow: inset 3px 0 red}", 0)]
    [InlineData("a{transform: rotate(2deg)}", 0)]
    [InlineData("@media (width >= 10px){}", 1)]
    [InlineData("a{color:red;&:hover{}}", 1)]
    public void The_list_finds_what_it_is_to_find(string style, int expected) =>
        Assert.Equal(expected, Styles.Count(s => Regex.IsMatch(style, s.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1))));

    private static IEnumerable<string> Newer(string file, (string Pattern, string What)[] list) =>
        from feature in list
        where Regex.IsMatch(WithoutComments(Repository.Read(file)), feature.Pattern, RegexOptions.None, TimeSpan.FromSeconds(5))
        select $"{file}: {feature.What}";

    private static string WithoutComments(string text) => Regex.Replace(text, @"/\*.*?\*/|(?<=^|\s)//[^\n]*", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));

    /// <summary>Ours, not the vendored libraries.</summary>
    private static IEnumerable<string> Assets(string kind) => Directory
        .EnumerateFiles(Repository.PathOf($"src/VillageListsPortal.Web/wwwroot/{kind}"), $"*.{kind}")
        .Select(f => $"src/VillageListsPortal.Web/wwwroot/{kind}/{Path.GetFileName(f)}")
        .Order(StringComparer.Ordinal);
}
