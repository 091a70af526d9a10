using System.Text;
using System.Text.RegularExpressions;
using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>ISO 19005-2, 6.1: the form of the file.</summary>
internal static partial class FileRules
{
    private static readonly string[] Filters = ["FlateDecode", "DCTDecode"];

    public static ConformityRule[] All { get; } =
    [
        new(1, "A 6.1.2, U 6.1", "Version 1.0 to 1.7 at the first byte, then a comment of four bytes above 127", Header),
        new(2, "A 6.1.3", "Two identifiers, no encryption, nothing after the end but one line end", Trailer),
        new(3, "A 6.1.4, 6.1.9", "Objects and cross-reference table in their exact form", Objects),
        new(4, "A 6.1.7", "Streams of the length they say, compressed by Flate or JPEG, no file elsewhere", Streams),
        new(5, "A 6.1.6", "Hexadecimal strings of pairs of digits", HexStrings),
        new(6, "A 6.1.13", "Strings, names, numbers, pages and nesting within their limits", Limits),
    ];

    private static IEnumerable<string> Header(PdfFile file)
    {
        if (!HeadLine().IsMatch(file.Text[..9])) yield return $"the file begins with '{file.Text[..9].TrimEnd()}'";
        if (file.Text[9] != '%' || file.Bytes[10..14].Any(b => b <= 127)) yield return "no comment of four high bytes follows the version";
    }

    private static IEnumerable<string> Trailer(PdfFile file)
    {
        if (!file.Trailer.Has("ID") || file.Trailer.Array("ID") is not [byte[] { Length: >= 16 }, byte[] { Length: >= 16 }]) yield return "the trailer has no two identifiers";
        if (file.Trailer.Has("Encrypt")) yield return "the file is encrypted";
        if (!file.Text.EndsWith("\n%%EOF\n", StringComparison.Ordinal)) yield return "the file does not end with %%EOF and a line end";
    }

    private static IEnumerable<string> Objects(PdfFile file)
    {
        // A compressed stream may hold any bytes, so the markers are counted at line starts only.
        if (file.Offsets.Count > 8_388_607 || (int)file.Trailer.Number("Size") != file.Offsets.Count + 1) yield return "the number of objects is not the one of the trailer";
        foreach (var (id, offset) in file.Offsets)
        {
            if (file.Text[offset - 1] != '\n') yield return $"object {id} does not begin a line";
        }
    }

    private static IEnumerable<string> Streams(PdfFile file)
    {
        foreach (var dictionary in file.Objects.OfType<PdfStream>().Select(s => s.Dictionary))
        {
            if (dictionary.Has("F") || dictionary.Has("FFilter")) yield return "a stream lies in another file";
            if (dictionary.Has("Filter") && !Filters.Contains(dictionary.Name("Filter"), StringComparer.Ordinal)) yield return $"a stream is compressed by {dictionary.Name("Filter")}";
        }
    }

    private static IEnumerable<string> HexStrings(PdfFile file) =>
        from page in file.Pages
        from Match text in HexString().Matches(Encoding.Latin1.GetString(page.Stream("Contents").Content))
        where text.Groups["digits"].Length % 2 != 0 || !text.Groups["digits"].Value.All(char.IsAsciiHexDigit)
        select $"a page shows the string {text.Value}";

    private static IEnumerable<string> Limits(PdfFile file)
    {
        foreach (var (what, value) in file.Dictionaries.SelectMany(d => d.Entries.Select(e => (e.Key, e.Value))).Concat(file.Objects.Select(o => ("object", o))).SelectMany(e => Flat(e.Item1, e.Item2)))
        {
            if (what.Length > 127 || value is PdfName { Value.Length: > 127 }) yield return $"a name of /{what[..Math.Min(what.Length, 30)]} is longer than 127 bytes";
            if (value is byte[] { Length: > 32767 } text) yield return $"the string /{what} has {text.Length} bytes";
            if (value is double and (> int.MaxValue or < int.MinValue)) yield return $"the number /{what} has more than 32 bits";
        }

        foreach (var size in file.Pages.SelectMany(p => p.Array("MediaBox")[2..]).Cast<double>())
        {
            if (size is < 3 or > 14400) yield return $"a page has a side of {size} units";
        }

        foreach (var fault in file.Contents.SelectMany(c => c.Faults).Where(f => f.Rule == 6)) yield return fault.What;
    }

    private static IEnumerable<(string What, object Value)> Flat(string what, object value) =>
        value is List<object> list ? list.SelectMany(v => Flat(what, v)) : [(what, value)];

    [GeneratedRegex("^%PDF-1\\.[0-7]\n$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadLine();

    [GeneratedRegex("(?<!<)<(?<digits>[^<>]*)>(?!>)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10000)]
    private static partial Regex HexString();
}
