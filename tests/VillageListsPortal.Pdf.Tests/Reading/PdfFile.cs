using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>A PDF file read back from its bytes, through its cross-reference table. What breaks the form of a file is noted, not thrown, so that one fault does not hide the others.</summary>
public sealed partial class PdfFile
{
    private const string StreamEnd = "\nendstream\nendobj\n";

    private readonly Dictionary<int, object> objects = [];
    private readonly List<Fault> faults = [];
    private readonly Lazy<List<PageContent>> contents;
    private readonly Lazy<StructureTree> structure;

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
        contents = new(() => [.. Pages.Select(p => new PageContent(this, p))]);
        structure = new(() => new StructureTree(this));
    }

    public byte[] Bytes { get; }

    public string Text { get; }

    public IReadOnlyDictionary<int, int> Offsets { get; }

    public PdfDictionary Trailer { get; }

    public PdfDictionary Catalog { get; }

    public IReadOnlyList<PdfDictionary> Pages { get; }

    public IEnumerable<object> Objects => objects.Values;

    /// <summary>Every dictionary that is an object of its own or stands in one, streams' too.</summary>
    public IEnumerable<PdfDictionary> Dictionaries => objects.Values.SelectMany(Within);

    /// <summary>What was wrong with the form of the file while it was read.</summary>
    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>The drawn text and paths of each page.</summary>
    public IReadOnlyList<PageContent> Contents => contents.Value;

    public StructureTree Structure => structure.Value;

    public object ObjectOf(int id) => objects[id];

    public object? Follow(object? value) => value is PdfReference reference ? objects[reference.Id] : value;

    /// <summary>The drawn text and paths of a page.</summary>
    public PageContent Content(int page) => Contents[page];

    public int PageOf(PdfDictionary page) => Pages.ToList().IndexOf(page);

    /// <summary>Notes a fault.</summary>
    public void Note(int rule, string what) => faults.Add(new Fault(rule, what));

    /// <summary>Text of a UTF-16 text string.</summary>
    public static string Decode(byte[] text) =>
        text is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(text[2..]) : throw new InvalidDataException("A text string without its byte order mark");

    private static IEnumerable<PdfDictionary> Within(object value) => value switch
    {
        PdfStream stream => Within(stream.Dictionary),
        PdfDictionary dictionary => dictionary.Entries.Values.SelectMany(Within).Prepend(dictionary),
        List<object> list => list.SelectMany(Within),
        _ => [],
    };

    private Dictionary<int, int> ReadTable(int start, out int trailerAt)
    {
        var lines = Text[start..].Split('\n');
        if (lines[0] != "xref" || lines[2] != "0000000000 65535 f ") Note(3, "the cross-reference table does not begin as it should");
        var count = int.Parse(lines[1].Split(' ')[1], CultureInfo.InvariantCulture);
        var offsets = new Dictionary<int, int>();
        for (var i = 1; i < count; i++)
        {
            if (!Entry().IsMatch(lines[i + 2])) Note(3, $"entry {i} of the cross-reference table reads '{lines[i + 2]}'");
            offsets.Add(i, int.Parse(lines[i + 2][..10], CultureInfo.InvariantCulture));
        }

        trailerAt = Text.IndexOf("trailer\n", start, StringComparison.Ordinal) + 8;
        return offsets;
    }

    private object ReadObject(int id, int offset)
    {
        var head = $"{id} 0 obj\n";
        if (string.CompareOrdinal(Text, offset, head, 0, head.Length) != 0) Note(3, $"object {id} does not begin with its number and a line end");
        var lexer = new PdfLexer(Bytes, Text.IndexOf("obj", offset, StringComparison.Ordinal) + 3, this);
        var value = lexer.Read();
        if (value is PdfDictionary dictionary && string.CompareOrdinal(Text, lexer.Position, "\nstream\n", 0, 8) == 0)
        {
            return ReadStream(id, dictionary, lexer.Position + 8);
        }

        if (string.CompareOrdinal(Text, lexer.Position, "\nendobj\n", 0, 8) != 0) Note(3, $"object {id} does not end with endobj on a line of its own");
        return value;
    }

    private PdfStream ReadStream(int id, PdfDictionary dictionary, int from)
    {
        var to = from + (int)(double)dictionary.Raw("Length")!;
        if (string.CompareOrdinal(Text, to, StreamEnd, 0, StreamEnd.Length) != 0)
        {
            Note(4, $"the stream {id} has another length than it says");
            to = Text.IndexOf(StreamEnd, from, StringComparison.Ordinal);
        }

        return new PdfStream(dictionary, Bytes[from..to]);
    }

    [GeneratedRegex("^[0-9]{10} 00000 n $", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();
}
