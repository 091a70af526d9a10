using System.Text;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>One way to break a good file and the rule that it breaks.</summary>
internal sealed record Breakage(string Name, int Rule, Func<byte[], byte[]> Break);

/// <summary>Breakages, one at a time, most of them those that were tried against a validator.</summary>
internal static class Breakages
{
    private const string Catalog = "/Type /Catalog";
    private const string FirstPage = "/Type /Page /Parent";
    private const string Widget = "/Subtype /Widget";
    private const string CellFont = "/Subtype /CIDFontType2";

    public static Breakage[] All { get; } =
    [
        .. File, .. Metadata, .. Graphics, .. Fonts, .. Structure, .. Tables, .. Forms, .. Signatures,
    ];

    private static Breakage[] File =>
    [
        new("pdf20", 1, b => Patch(b, "%PDF-1.7", "%PDF-2.0")),
        new("no-binary-comment", 1, b => Patch(b, "\u00E2\u00E3\u00CF\u00D3\n", "abcd\n")),
        Edit("no-id", 2, e => e.Trailer(" /ID ", " /XX ")),
        Edit("encrypted", 2, e => e.Trailer("/Size", "/Encrypt 1 0 R /Size")),
        new("trailing-data", 2, b => [.. b, .. "more"u8]),
        new("object-line", 3, b => Patch(b, "1 0 obj\n", "1 0 obj ")),
        new("xref-entry", 3, b => Patch(b, " 00000 n \n", " 00001 n \n")),
        new("bad-length", 4, b => Patch(b, "/Subtype /XML /Length 2", "/Subtype /XML /Length 1")),
        Edit("lzw", 4, e => e.Replace("/N 3 /Filter", "/Filter /FlateDecode", "/Filter /LZWDecode")),
        new("odd-hex", 5, b => Patch(b, "/Alt <FEFF6", "/Alt <FEFF ")),
        Edit("odd-hex-on-page", 5, e => e.Content("/H1 <</MCID", c => Once(c, " TJ", " TJ [<001>] TJ"))),
        Edit("contents-33000", 6, e => e.Replace("/Figure", "/Alt <FEFF", "/Alt <FEFF" + new string('0', 66_000))),
        Edit("long-name", 6, e => e.Replace(Catalog, "/MarkInfo", $"/{new string('x', 128)} 1 /MarkInfo")),
        Edit("huge-page", 6, e => e.Replace(FirstPage, "[0 0 595.28", "[0 0 15000")),
        Edit("deep-q", 6, e => e.Content("/H1 <</MCID", c => string.Concat(Enumerable.Repeat("q ", 29)) + c + string.Concat(Enumerable.Repeat("Q ", 29)))),
    ];

    private static Breakage[] Metadata =>
    [
        Edit("xmp-amp", 7, e => e.Content("<dc:format>", c => Once(c, "<dc:format>", "<dc:format>&"))),
        Edit("xmp-encoding", 7, e => e.Content("<dc:format>", c => Once(c, "c9d\"?>", "c9d\" encoding=\"UTF-8\"?>"))),
        Edit("no-pdfaid", 8, e => e.Content("<dc:format>", c => Once(c, "<pdfaid:part>2</pdfaid:part>", ""))),
        Edit("pdfaid-prefix", 8, e => e.Content("<dc:format>", c => c.Replace("pdfaid", "aid", StringComparison.Ordinal))),
        Edit("no-pdfuaid", 9, e => e.Content("<dc:format>", c => Once(c, "<pdfuaid:part>1</pdfuaid:part>", ""))),
        Edit("no-extension-schema", 10, e => e.Content("<dc:format>", c => c.Replace("pdfaSchema:namespaceURI", "pdfaSchema:other", StringComparison.Ordinal))),
        Edit("own-xmp", 10, e => e.Content("<dc:format>", c => Once(c, "<dc:format>", "<o:x xmlns:o=\"urn:own\">1</o:x><dc:format>"))),
        Edit("no-dctitle", 11, e => e.Content("<dc:format>", c => c.Replace("dc:title", "dc:source", StringComparison.Ordinal))),
        Edit("creator-bag", 11, e => e.Content("<dc:format>", c => c.Replace("rdf:Seq><rdf:li>", "rdf:Bag><rdf:li>", StringComparison.Ordinal).Replace("</rdf:Seq></dc:creator>", "</rdf:Bag></dc:creator>", StringComparison.Ordinal))),
        Edit("date-no-zone", 11, e => e.Content("<dc:format>", c => c.Replace("+08:00", "", StringComparison.Ordinal))),
        Edit("no-displaydoctitle", 11, e => e.Replace(Catalog, "/DisplayDocTitle true", "/DisplayDocTitle false")),
        Edit("no-lang", 12, e => e.Replace(Catalog, "/Lang (zh-CN) ", "")),
        Edit("bad-lang", 12, e => e.Replace(Catalog, "(zh-CN)", "(zh CN!)")),
    ];

    private static Breakage[] Graphics =>
    [
        Edit("no-outputintent", 13, e => e.Replace(Catalog, "/OutputIntents", "/OtherIntents")),
        Edit("profile-of-four", 13, e => e.Replace("/N 3 /Filter", "/N 3", "/N 4")),
        Edit("cmyk", 13, e => e.Content("/H1 <</MCID", c => "0 0 0 1 k " + c)),
        Edit("transfer-function", 14, e => e.Replace("/Font <<", "/XObject", "/ExtGState << /G << /TR /Identity >> >> /XObject")),
        Edit("own-blend-mode", 14, e => e.Replace("/Font <<", "/XObject", "/ExtGState << /G << /BM /Own >> >> /XObject")),
        Edit("interpolate", 15, e => e.Replace("/Subtype /Image", "/Width", "/Interpolate true /Width")),
        Edit("alternates", 15, e => e.Replace("/Subtype /Image", "/Width", "/Alternates [] /Width")),
        Edit("unknown-operator", 15, e => e.Content("/H1 <</MCID", c => c + " xyz")),
    ];

    private static Breakage[] Fonts =>
    [
        Edit("not-embedded", 16, e => e.Replace("/FontDescriptor", "/FontFile2", "/FontFileX")),
        Edit("two-names", 16, e => e.Replace("/FontDescriptor /FontName", "/FontName /", "/FontName /X")),
        Edit("no-cidtogid", 17, e => e.Replace(CellFont, "/CIDToGIDMap", "/OtherMap")),
        Edit("bad-width", 18, e => e.Replace(CellFont, "/DW 1000", "/DW 900")),
        Edit("notdef", 19, e => e.Stream("/CIDToGIDMap", map => [0, 0, 0, 0, .. map[4..]])),
        Edit("no-tounicode", 20, e => e.Replace("/Type0", "/ToUnicode", "/ToOther")),
        Edit("tounicode-gap", 20, e => e.Content("beginbfchar", c => Once(c, "<0002> <", "<F002> <"))),
        Edit("tounicode-feff", 20, e => e.Content("beginbfchar", c => Entry(c, "FEFF"))),
        Edit("pua", 21, e => e.Content("beginbfchar", c => Entry(c, "E000"))),
        Edit("bad-cidset", 22, e => e.Replace("/FontDescriptor /FontName", "/Flags", "/CIDSet 1 0 R /Flags")),
        Edit("glyph-beyond-subset", 23, e => e.Stream("/CIDToGIDMap", map => [0, 0, 0xFF, 0xF0, .. map[4..]])),
    ];

    private static Breakage[] Structure =>
    [
        Edit("no-markinfo", 24, e => e.Replace(Catalog, "/MarkInfo << /Marked true >> ", "")),
        Edit("suspects", 24, e => e.Replace(Catalog, "/Marked true", "/Marked true /Suspects true")),
        Edit("no-parent", 25, e => e.Replace("/S /H1", "/P ", "/Q ")),
        Edit("no-structparents", 25, e => e.Replace(FirstPage, "/StructParents", "/OtherParents")),
        Edit("mark-of-nobody", 25, e => e.Content("/H1 <</MCID", c => Once(c, "/P <</MCID", "/H2 <</MCID"))),
        Edit("untagged-content", 26, e => e.Content("/H1 <</MCID", c => c + " 1 1 m 2 2 l S")),
        Edit("artifact-in-content", 26, e => e.Content("/H1 <</MCID", c => Once(c, " TJ ET", " TJ ET /Artifact BMC EMC"))),
        Edit("odd-tag", 27, e => e.Replace("/S /H1", "/S /H1", "/S /Headline")),
        Edit("heading-skip", 28, e => e.Replace("/S /H2", "/S /H2", "/S /H3")),
        Edit("figure-no-alt", 34, e => e.Replace("/S /Figure", "/Alt", "/Blt")),
        Edit("figure-no-box", 34, e => e.Replace("/S /Figure", "/BBox", "/Box")),
        Edit("untyped-artifact", 35, e => e.Content("/H1 <</MCID", c => Once(c, "<</Type /Pagination /Subtype /Header>> BDC", "BMC"))),
        Edit("margin-without-subtype", 35, e => e.Content("/H1 <</MCID", c => Once(c, " /Subtype /Header", ""))),
        Edit("order", 36, e => e.Head("/S /Document", FirstKidLast)),
    ];

    private static Breakage[] Tables =>
    [
        Edit("row-outside", 29, e => e.Replace("/S /Table", "/S /Table", "/S /Div")),
        Edit("caption-only", 29, e => e.Replace("/S /TR", "/S /TR", "/S /Caption")),
        Edit("row-as-head", 29, e => e.Replace("/S /TR", "/S /TR", "/S /THead")),
        Edit("row-as-foot", 29, e => e.Replace("/S /TR", "/S /TR", "/S /TFoot")),
        Edit("rowspan-missing", 30, e => e.Replace("/S /TD", "/S /TD", "/S /TD /A << /O /Table /RowSpan 2 >>")),
        Edit("colspan-missing", 30, e => e.Replace("/S /TD", "/S /TD", "/S /TD /A << /O /Table /ColSpan 2 >>")),
        Edit("th-no-scope", 31, e => e.Replace("/S /TH", "/Scope /Row", "/Span /Row")),
        Edit("header-not-repeated", 32, e => e.Content("/Artifact <</Type /Pagination>> BDC", WithoutRepeatedHead)),
        Edit("li-outside-l", 33, e => e.Replace("/S /P ", "/S /P ", "/S /LI ")),
        Edit("list-without-numbering", 33, e => e.Replace("/S /Caption", "/S /Caption", "/S /Lbl").Replace("/S /Table", "/S /Table", "/S /L")),
    ];

    private static Breakage[] Forms =>
    [
        Edit("no-tabs", 37, e => e.Replace(FirstPage, " /Tabs /S", "")),
        Edit("sig-no-f", 38, e => e.Replace(Widget, " /F 132", "")),
        Edit("sig-hidden", 38, e => e.Replace(Widget, "/F 132", "/F 134")),
        Edit("sig-no-ap", 39, e => e.Replace(Widget, "/AP", "/AQ")),
        Edit("javascript", 40, e => e.Replace(Catalog, "/MarkInfo", "/OpenAction << /S /JavaScript /JS (x) >> /MarkInfo")),
        Edit("aa", 40, e => e.Replace(FirstPage, "/Tabs", "/AA << >> /Tabs")),
        Edit("link-no-contents", 40, e => e.Replace(Widget, "/Widget", "/Link")),
        Edit("needappearances", 41, e => e.Replace(Catalog, "/SigFlags 3", "/SigFlags 3 /NeedAppearances true")),
        Edit("no-sigflags", 41, e => e.Replace(Catalog, "/SigFlags 3", "/SigFlags 1")),
        Edit("xfa", 41, e => e.Replace(Catalog, "/SigFlags 3", "/SigFlags 3 /XFA 1 0 R")),
        Edit("sig-no-tu", 42, e => e.Replace(Widget, "/TU", "/TV")),
        Edit("widget-not-form", 42, e => e.Replace("/S /Form", "/S /Form", "/S /P")),
        Edit("widget-untagged", 42, e => e.Replace("/S /Form", "/K [", "/KK [")),
        Edit("appearance-no-resources", 43, e => e.Replace("/Subtype /Form", "/Resources", "/Others")),
    ];

    private static Breakage[] Signatures =>
    [
        Edit("signed", 44, e => e.Replace(Widget, "/FT /Sig", "/FT /Sig /V << /Type /Sig >>")),
        Edit("byterange", 45, e => e.Replace(Widget, "/FT /Sig", "/FT /Sig /V << /ByteRange [0 1 2 3] >>")),
        Edit("earlier-revision", 46, e => e.Trailer("/Size", "/Prev 10 /Size")),
        Edit("docmdp", 47, e => e.Replace(Catalog, "/MarkInfo", "/Perms << /DocMDP 1 0 R >> /MarkInfo")),
        Edit("attachment", 48, e => e.Replace(Catalog, "/MarkInfo", "/Names << /EmbeddedFiles << /Names [] >> >> /MarkInfo")),
        Edit("optional-content", 49, e => e.Replace(Catalog, "/MarkInfo", "/OCProperties << >> /MarkInfo")),
        Edit("requirements", 49, e => e.Replace(Catalog, "/MarkInfo", "/Requirements [] /MarkInfo")),
    ];

    private static Breakage Edit(string name, int rule, Func<PdfEditor, PdfEditor> edit) => new(name, rule, bytes => edit(new PdfEditor(bytes)).ToBytes());

    /// <summary>Exchanges bytes of the same number, so that every offset stays true.</summary>
    private static byte[] Patch(byte[] bytes, string old, string changed)
    {
        Assert.Equal(old.Length, changed.Length);
        return Encoding.Latin1.GetBytes(Once(Encoding.Latin1.GetString(bytes), old, changed));
    }

    private static string FirstKidLast(string element)
    {
        var (begin, end) = (element.IndexOf("/K [", StringComparison.Ordinal) + 4, element.LastIndexOf(']'));
        var kids = element[begin..end].Split(" R", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(element.AsSpan(0, begin), string.Join(' ', kids.Skip(1).Append(kids[0]).Select(k => k + " R")), element.AsSpan(end));
    }

    private static string WithoutRepeatedHead(string content) =>
        string.Join("EMC\n", content.Split("EMC\n").Where(piece => !piece.StartsWith("/Artifact <</Type /Pagination>> BDC", StringComparison.Ordinal)));

    private static string Entry(string map, string text)
    {
        var at = map.IndexOf("<0001> <", StringComparison.Ordinal) + 8;
        return string.Concat(map.AsSpan(0, at), text, map.AsSpan(map.IndexOf('>', at)));
    }

    private static string Once(string text, string old, string changed)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' is not there");
        return string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + old.Length));
    }
}
