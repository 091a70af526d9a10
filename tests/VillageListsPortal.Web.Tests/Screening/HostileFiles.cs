using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace VillageListsPortal.Web.Tests.Screening;

/// <summary>Files that are made to harm who reads them.</summary>
internal static class HostileFiles
{
    private const string Word = "word/document.xml";
    private const string Head = "<?xml version=\"1.0\"?>";
    private const string Space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    public static byte[] Of(string what) => what switch
    {
        "empty" => [],
        "text" => Encoding.UTF8.GetBytes("各村负责拆违"),
        "zip" => Zip(("x.txt", "各村负责拆违")),
        "cut-docx" => Docx($"<w:document {Space}><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>")[..300],
        "bomb" => Docx($"<w:document {Space}><w:body>" + string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>" + new string('x', 100_000) + "</w:t></w:r></w:p>", 2_000)) + "</w:body></w:document>"),
        "entities" => Docx("<!DOCTYPE w [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>" + $"<w:document {Space}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"),
        "deep-xml" => Docx($"<w:document {Space}><w:body>" + string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 50_000)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 50_000)) + "</w:body></w:document>"),
        "cut-pdf" => Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog"),
        "loop-pdf" => Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>"),
        "deep-pdf" => Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /X " + new string('[', 200_000) + new string(']', 200_000) + " >>"),
        "flate-pdf" => FlateBomb(),
        "picture-pdf" => Pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>"),
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static byte[] Docx(string document) => Zip(
        ("[Content_Types].xml", Head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("_rels/.rels", Head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        (Word, Head + document));

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A page whose content stream grows a thousandfold: 1 GB of it.</summary>
    private static byte[] FlateBomb()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var block = new byte[1024 * 1024];
            Array.Fill(block, (byte)' ');
            for (var i = 0; i < 1024; i++) zlib.Write(block);
        }

        return Pdf(
            ("<< /Type /Catalog /Pages 2 0 R >>", null), ("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", null),
            ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>", null), ($"<< /Length {packed.Length} /Filter /FlateDecode >>", packed.ToArray()));
    }

    private static byte[] Pdf(params string[] objects) => Pdf([.. objects.Select(o => (o, (byte[]?)null))]);

    private static byte[] Pdf(params (string Entries, byte[]? Stream)[] objects)
    {
        using var bytes = new MemoryStream();
        void Write(string text) => bytes.Write(Encoding.Latin1.GetBytes(text));
        Write("%PDF-1.7\n");
        var places = new List<long>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(bytes.Position);
            Write(string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i].Entries}\n"));
            if (objects[i].Stream is { } stream)
            {
                Write("stream\n");
                bytes.Write(stream);
                Write("\nendstream\n");
            }

            Write("endobj\n");
        }

        var table = bytes.Position;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n"));
        foreach (var place in places) Write(string.Create(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return bytes.ToArray();
    }
}
