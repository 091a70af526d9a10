using System.Globalization;
using System.Security;
using System.Text;
using VillageListsPortal.Pdf.Text;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>The XMP packet: what the file claims to conform to, and who made it. PDF/A wants every property described, so pdfuaid carries its schema.</summary>
internal static class Metadata
{
    private const string Head = """
        <?xpacket begin="BOM" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>part of ISO 14289 the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
        """;

    private const string Tail = """
        </rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>
        """;

    private static readonly byte[] HeadBytes = Encoding.UTF8.GetBytes(Head.Replace("BOM", "\uFEFF", StringComparison.Ordinal) + '\n');

    public static void Write(PdfDocument document, ByteBuffer xmp)
    {
        xmp.Add(HeadBytes).Add("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:format>application/pdf</dc:format>"u8);
        AddAlternative(xmp, "dc:title", document.Title);
        xmp.Add("<dc:creator><rdf:Seq><rdf:li>"u8).AddUtf8(Escape(document.Author)).Add("</rdf:li></rdf:Seq></dc:creator>"u8);
        xmp.Add("<dc:language><rdf:Bag><rdf:li>"u8).AddUtf8(Escape(document.Language)).Add("</rdf:li></rdf:Bag></dc:language>"u8);
        if (document.Subject is { } subject) AddAlternative(xmp, "dc:description", subject);
        var created = document.Created.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        xmp.Add("</rdf:Description>\n<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"u8)
            .Add("<xmp:CreatorTool>Village Lists Portal</xmp:CreatorTool>"u8)
            .Add($"<xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate><xmp:MetadataDate>{created}</xmp:MetadataDate>")
            .Add("<pdf:Producer>Village Lists Portal</pdf:Producer></rdf:Description>\n"u8)
            .Add(Tail);
    }

    private static void AddAlternative(ByteBuffer xmp, string property, string text) =>
        xmp.Add($"<{property}><rdf:Alt><rdf:li xml:lang=\"x-default\">").AddUtf8(Escape(text)).Add($"</rdf:li></rdf:Alt></{property}>");

    private static string Escape(string text) => SecurityElement.Escape(CodePoints.Plain(text));
}
