using System.Text;
using System.Xml.Linq;
using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>ISO 19005-2, 6.6 and ISO 14289-1, 5 and 7.1: what the file says about itself.</summary>
public class MetadataTests
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace PdfA = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace PdfUa = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    [Fact]
    public void The_packet_is_plain_utf8_without_encoding_in_its_header()
    {
        var stream = Samples.Read(Samples.Certificate()).Catalog.Stream("Metadata");
        var text = Encoding.UTF8.GetString(stream.Stored);
        Assert.False(stream.Dictionary.Has("Filter"));
        Assert.Equal(("Metadata", "XML"), (stream.Dictionary.Name("Type"), stream.Dictionary.Name("Subtype")));
        Assert.StartsWith("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("encoding=", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bytes=", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_claims_pdf_a_2a_and_pdf_ua_1()
    {
        var xmp = Packet(Samples.Certificate());
        Assert.Equal("2", xmp.Descendants(PdfA + "part").Single().Value);
        Assert.Equal("A", xmp.Descendants(PdfA + "conformance").Single().Value);
        Assert.Equal("1", xmp.Descendants(PdfUa + "part").Single().Value);
    }

    [Fact]
    public void The_pdfuaid_schema_is_described_as_an_extension()
    {
        var schema = Packet(Samples.Certificate()).Descendants(Schema + "schema").Single().Parent!;
        Assert.Equal(PdfUa.NamespaceName, schema.Element(Schema + "namespaceURI")!.Value);
        Assert.Equal("pdfuaid", schema.Element(Schema + "prefix")!.Value);
        Assert.Equal(["part", "Integer", "internal"], new[] { "name", "valueType", "category" }.Select(n => schema.Descendants(Property + n).Single().Value));
    }

    [Fact]
    public void Title_creator_language_and_dates_have_the_forms_that_xmp_wants()
    {
        var xmp = Packet(Samples.Certificate() with { Subject = "合作社登记" });
        Assert.Equal("农民身份证明", xmp.Descendants(Dc + "title").Single().Element(Rdf + "Alt")!.Element(Rdf + "li")!.Value);
        Assert.Equal("x-default", xmp.Descendants(Dc + "title").Descendants(Rdf + "li").Single().Attribute(XNamespace.Xml + "lang")!.Value);
        Assert.Equal(Samples.Issuer, xmp.Descendants(Dc + "creator").Single().Element(Rdf + "Seq")!.Value);
        Assert.Equal("zh-CN", xmp.Descendants(Dc + "language").Single().Element(Rdf + "Bag")!.Value);
        Assert.Equal("合作社登记", xmp.Descendants(Dc + "description").Single().Element(Rdf + "Alt")!.Value);
        Assert.Equal("2026-11-23T10:30:00+08:00", xmp.Descendants(Xmp + "CreateDate").Single().Value);
        Assert.Equal("2026-11-23T10:30:00+08:00", xmp.Descendants(Xmp + "ModifyDate").Single().Value);
    }

    [Theory]
    [InlineData("证明 & <测试> \"引号\" ' ]]>")]
    [InlineData("甲&amp;乙")]
    public void Characters_with_a_meaning_in_xml_are_escaped(string title)
    {
        var xmp = Packet(Samples.Certificate() with { Title = title, Author = title, Subject = title });
        Assert.Equal(title, xmp.Descendants(Dc + "title").Single().Value);
        Assert.Equal(title, xmp.Descendants(Dc + "creator").Single().Value);
    }

    [Theory]
    [InlineData("甲\u0000\u0007乙", "甲  乙")]
    [InlineData("甲\n乙", "甲 乙")]
    public void Characters_that_xml_forbids_do_not_break_the_packet(string title, string shown) =>
        Assert.Equal(shown, Packet(Samples.Certificate() with { Title = title }).Descendants(Dc + "title").Single().Value);

    [Fact]
    public void A_lone_surrogate_does_not_break_the_packet() =>
        Assert.Equal("甲\uFFFD乙", Packet(Samples.Certificate() with { Title = "甲" + (char)0xD842 + "乙" }).Descendants(Dc + "title").Single().Value);

    [Fact]
    public void The_window_shows_the_title_and_the_language_is_known()
    {
        var catalog = Samples.Read(Samples.Certificate()).Catalog;
        Assert.Equal(new PdfWord("true"), catalog.Dictionary("ViewerPreferences").Value("DisplayDocTitle"));
        Assert.Equal(new PdfWord("true"), catalog.Dictionary("MarkInfo").Value("Marked"));
        Assert.Equal("zh-CN", Encoding.ASCII.GetString(catalog.String("Lang")));
    }

    [Fact]
    public void A_blank_title_is_refused() =>
        Assert.Throws<ArgumentException>(() => Samples.Engine.Render(Samples.Certificate() with { Title = " " }));

    [Theory]
    [InlineData("zh CN")]
    [InlineData("en) /X (")]
    [InlineData("")]
    public void A_language_that_is_no_tag_is_refused(string language) =>
        Assert.Throws<ArgumentException>(() => Samples.Engine.Render(Samples.Certificate() with { Language = language }));

    private static XDocument Packet(PdfDocument document) =>
        XDocument.Parse(Encoding.UTF8.GetString(Samples.Read(document).Catalog.Stream("Metadata").Stored).TrimStart('\uFEFF'));
}
