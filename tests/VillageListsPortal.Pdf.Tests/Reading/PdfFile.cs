using System.Globalization;
using System.Text;

namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>A PDF file read back from its bytes, through its cross-reference table.</summary>
public sealed class PdfFile
{
    private readonly Dictionary<int, object> objects = [];

    public PdfFile(byte[] bytes)
    {
        Bytes = bytes;
        Text = Encoding.Latin1.GetString(bytes);
        var start = int.Parse(Text[(Text.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10)..].Split('\n')[0], CultureInfo.InvariantCulture);
        Offsets = ReadTable(start, out var trailerAt);
        Trailer = (PdfDictionary)new PdfLexer(bytes, trailerAt, this).Read();
        foreach (var (id, offset) in Offsets)
        {
            objects.Add(id, ReadObject(id, offset));
        }

        Catalog = Trailer.Dictionary("Root");
        Pages = Catalog.Dictionary("Pages").Array("Kids").Select(k => (PdfDictionary)Follow(k)!).ToList();
    }

    public byte[] Bytes { get; }

    public string Text { get; }

    public IReadOnlyDictionary<int, int> Offsets { get; }

    public PdfDictionary Trailer { get; }

    public PdfDictionary Catalog { get; }

    public IReadOnlyList<PdfDictionary> Pages { get; }

    public IEnumerable<object> Objects => objects.Values;

    public object? Follow(object? value) => value is PdfReference reference ? objects[reference.Id] : value;

    /// <summary>The drawn text and paths of a page.</summary>
    public PageContent Content(int page) => new(this, Pages[page]);

    /// <summary>Text of a UTF-16 text string.</summary>
    public static string Decode(byte[] text)
    {
        Assert.Equal([0xFE, 0xFF], text[..2]);
        return Encoding.BigEndianUnicode.GetString(text[2..]);
    }

    private Dictionary<int, int> ReadTable(int start, out int trailerAt)
    {
        var lines = Text[start..].Split('\n');
        Assert.Equal("xref", lines[0]);
        var count = int.Parse(lines[1].Split(' ')[1], CultureInfo.InvariantCulture);
        Assert.Equal("0000000000 65535 f ", lines[2]);
        var offsets = new Dictionary<int, int>();
        for (var i = 1; i < count; i++)
        {
            Assert.Matches("^[0-9]{10} 00000 n $", lines[i + 2]);
            offsets.Add(i, int.Parse(lines[i + 2][..10], CultureInfo.InvariantCulture));
        }

        trailerAt = Text.IndexOf("trailer\n", start, StringComparison.Ordinal) + 8;
        return offsets;
    }

    private object ReadObject(int id, int offset)
    {
        Assert.StartsWith($"{id} 0 obj\n", Text[offset..(offset + 20)], StringComparison.Ordinal);
        var lexer = new PdfLexer(Bytes, offset + $"{id} 0 obj\n".Length, this);
        var value = lexer.Read();
        if (value is PdfDictionary dictionary && Text[lexer.Position..].StartsWith("\nstream\n", StringComparison.Ordinal))
        {
            var from = lexer.Position + 8;
            var length = (int)(double)dictionary.Raw("Length")!;
            Assert.Equal("\nendstream\nendobj\n", Text.Substring(from + length, 18));
            return new PdfStream(dictionary, Bytes[from..(from + length)]);
        }

        Assert.Equal("\nendobj\n", Text.Substring(lexer.Position, 8));
        return value;
    }
}
