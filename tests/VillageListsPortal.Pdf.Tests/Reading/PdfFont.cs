using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>Looks things up in a Type0 font dictionary.</summary>
public static partial class PdfFont
{
    private static readonly ConditionalWeakTable<PdfDictionary, ConcurrentDictionary<string, object>> Cache = [];

    public static PdfDictionary Descendant(PdfDictionary font) => font.FollowFirst("DescendantFonts");

    public static double Width(PdfDictionary font, int code)
    {
        var widths = (Dictionary<int, double>)Cache.GetOrCreateValue(font).GetOrAdd("W", _ => ReadWidths(font));
        return widths.TryGetValue(code, out var width) ? width : Descendant(font).Number("DW");
    }

    /// <summary>The text of each code, from the ToUnicode map.</summary>
    public static Dictionary<int, string> Text(PdfDictionary font) =>
        (Dictionary<int, string>)Cache.GetOrCreateValue(font).GetOrAdd("U", _ => ReadMap(font));

    /// <summary>The map from codes to glyphs; empty where they are the same, null where there is none.</summary>
    public static byte[]? GlyphMap(PdfDictionary font) => (byte[]?)Cache.GetOrCreateValue(font).GetOrAdd("G", _ => Descendant(font).Value("CIDToGIDMap") switch
    {
        PdfStream stream => stream.Content,
        PdfName { Value: "Identity" } => Array.Empty<byte>(),
        _ => null!,
    });

    /// <summary>Glyph of a code in the embedded subset.</summary>
    public static int Glyph(PdfDictionary font, int code) => GlyphMap(font) switch
    {
        { Length: > 0 } map when 2 * code + 1 < map.Length => map[2 * code] << 8 | map[2 * code + 1],
        { Length: > 0 } => 0,
        _ => code,
    };

    /// <summary>The embedded subset.</summary>
    public static EmbeddedFont Program(PdfDictionary font) => (EmbeddedFont)Cache.GetOrCreateValue(font).GetOrAdd(
        "P", _ => new EmbeddedFont(Descendant(font).Dictionary("FontDescriptor").Stream("FontFile2").Content));

    /// <summary>The pairs of /W: a code, and the widths from it on.</summary>
    private static Dictionary<int, double> ReadWidths(PdfDictionary font) => Descendant(font).Array("W").Chunk(2)
        .SelectMany(run => ((List<object>)run[1]).Select((width, i) => ((int)(double)run[0] + i, (double)width)))
        .ToDictionary();

    private static Dictionary<int, string> ReadMap(PdfDictionary font)
    {
        var text = Encoding.ASCII.GetString(font.Stream("ToUnicode").Content);
        return Entry().Matches(text).ToDictionary(
            m => Convert.ToInt32(m.Groups["code"].Value, 16),
            m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups["text"].Value)));
    }

    [GeneratedRegex("^<(?<code>[0-9A-F]{4})> <(?<text>[0-9A-F]{4,8})>$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();
}
