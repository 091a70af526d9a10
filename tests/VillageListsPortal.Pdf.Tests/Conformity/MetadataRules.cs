using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests.Conformity;

/// <summary>ISO 19005-2, 6.6 and ISO 14289-1, 5 and 7.1: what the file says about itself.</summary>
internal static partial class MetadataRules
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace PdfA = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace PdfUa = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    /// <summary>Namespaces that PDF/A-2 knows of itself.</summary>
    private static readonly XNamespace[] Predefined = [Dc, Xmp, PdfA, Extension, "http://ns.adobe.com/pdf/1.3/", "http://ns.adobe.com/xap/1.0/mm/", "http://ns.adobe.com/xap/1.0/rights/"];

    public static ConformityRule[] All { get; } =
    [
        new(7, "A 6.6.2.1, U 7.1", "An XMP packet in the catalog, plain, well-formed, without bytes or encoding in its header", Packet),
        new(8, "A 6.6.4", "Claims PDF/A-2a by the prefix pdfaid", f => Claims(f, PdfA, "pdfaid", ("part", "2"), ("conformance", "A"))),
        new(9, "U 5", "Claims PDF/UA-1 by the prefix pdfuaid", f => Claims(f, PdfUa, "pdfuaid", ("part", "1"))),
        new(10, "A 6.6.2.3", "Every namespace of its own is described by an extension schema", Extensions),
        new(11, "A 6.6.2.3, U 7.1", "Title, creator, language and dates in the forms of XMP, and the window shows the title", Properties),
        new(12, "A 6.7.4, U 7.2", "The language of the document and of elements in another one, as a tag", Language),
    ];

    private static IEnumerable<string> Packet(PdfFile file)
    {
        var stream = file.Catalog.Stream("Metadata");
        var text = Encoding.UTF8.GetString(stream.Stored);
        if (stream.Dictionary.Has("Filter")) yield return "the packet is compressed";
        if ((stream.Dictionary.Name("Type"), stream.Dictionary.Name("Subtype")) != ("Metadata", "XML")) yield return "the packet's stream does not say what it is";
        if (!text.StartsWith("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>", StringComparison.Ordinal)) yield return "the packet's header is another";
        if (!IsWellFormed(text)) yield return "the packet is not well-formed";
    }

    private static bool IsWellFormed(string text)
    {
        try
        {
            return XDocument.Parse(text.TrimStart('\uFEFF')).Root is not null;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Claims(PdfFile file, XNamespace space, string prefix, params (string Name, string Value)[] expected)
    {
        var xmp = Read(file);
        foreach (var (name, value) in expected)
        {
            var found = xmp.Descendants(space + name).ToList();
            if (found is not [{ } one] || one.Value != value) yield return $"{prefix}:{name} is not {value}";
            else if (one.GetPrefixOfNamespace(space) != prefix) yield return $"the prefix of {name} is not {prefix}";
        }
    }

    private static IEnumerable<string> Extensions(PdfFile file)
    {
        var xmp = Read(file);
        var described = xmp.Descendants(Schema + "namespaceURI").ToDictionary(e => e.Value, e => e.Parent!, StringComparer.Ordinal);
        var used = xmp.Descendants(Rdf + "Description").SelectMany(d => d.Elements().Select(e => e.Name).Concat(d.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace != Rdf).Select(a => a.Name)));
        foreach (var name in used.Where(n => !Predefined.Contains(n.Namespace)))
        {
            if (!described.TryGetValue(name.NamespaceName, out var schema)) yield return $"{name} belongs to no known schema";
            else if (!schema.Descendants(Property + "name").Any(p => p.Value == name.LocalName && IsWhole(p.Parent!))) yield return $"{name} is not described by its schema";
            else if (schema.Element(Schema + "schema") is null || schema.Element(Schema + "prefix") is null) yield return $"the schema of {name} has no name or prefix";
        }
    }

    private static bool IsWhole(XElement property) => new[] { "valueType", "category", "description" }.All(n => property.Element(Property + n) is { Value.Length: > 0 });

    private static IEnumerable<string> Properties(PdfFile file)
    {
        var xmp = Read(file);
        var title = xmp.Descendants(Dc + "title").Elements(Rdf + "Alt").Elements(Rdf + "li").SingleOrDefault(li => li.Attribute(XNamespace.Xml + "lang")?.Value == "x-default");
        if (string.IsNullOrWhiteSpace(title?.Value)) yield return "dc:title has no default text";
        if (!xmp.Descendants(Dc + "creator").Elements(Rdf + "Seq").Any()) yield return "dc:creator is no sequence";
        if (!xmp.Descendants(Dc + "language").Elements(Rdf + "Bag").Any()) yield return "dc:language is no bag";
        foreach (var date in new[] { "CreateDate", "ModifyDate", "MetadataDate" }.Select(n => xmp.Descendants(Xmp + n).Single().Value).Where(d => !Date().IsMatch(d)))
        {
            yield return $"'{date}' is no date with a zone";
        }

        if (file.Trailer.Has("Info")) yield return "an information dictionary repeats the packet";
        if (!Equals(file.Catalog.Dictionary("ViewerPreferences").Value("DisplayDocTitle"), new PdfWord("true"))) yield return "the window does not show the title";
    }

    private static IEnumerable<string> Language(PdfFile file)
    {
        if (!file.Catalog.Has("Lang")) yield return "the catalog names no language";
        foreach (var tag in file.Dictionaries.Where(d => d.Has("Lang")).Select(d => Encoding.ASCII.GetString(d.String("Lang"))).Where(t => !Tag().IsMatch(t)))
        {
            yield return $"'{tag}' is no language tag";
        }
    }

    private static XDocument Read(PdfFile file) => XDocument.Parse(Encoding.UTF8.GetString(file.Catalog.Stream("Metadata").Stored).TrimStart('\uFEFF'));

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([+-][0-9]{2}:[0-9]{2}|Z)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Date();

    [GeneratedRegex("^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
