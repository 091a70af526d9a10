namespace VillageListsPortal.Pdf.Tests.Reading;

/// <summary>A name such as /Type, without its slash.</summary>
public sealed record PdfName(string Value);

/// <summary>A reference such as 12 0 R.</summary>
public sealed record PdfReference(int Id);

/// <summary>An operator of a content stream or a word of the file's syntax.</summary>
public sealed record PdfWord(string Value);

/// <summary>A dictionary with typed access; references are followed.</summary>
public sealed class PdfDictionary(PdfFile? file, Dictionary<string, object> entries)
{
    public IReadOnlyDictionary<string, object> Entries => entries;

    public bool Has(string key) => entries.ContainsKey(key);

    public object? Raw(string key) => entries.GetValueOrDefault(key);

    public object? Value(string key) => file is null ? Raw(key) : file.Follow(Raw(key));

    public string Name(string key) => ((PdfName)Value(key)!).Value;

    public double Number(string key) => (double)Value(key)!;

    public byte[] String(string key) => (byte[])Value(key)!;

    public List<object> Array(string key) => Value(key) is List<object> list ? list : throw new InvalidDataException($"/{key} is no array");

    public PdfDictionary Dictionary(string key) => Value(key) switch
    {
        PdfDictionary dictionary => dictionary,
        PdfStream stream => stream.Dictionary,
        _ => throw new InvalidDataException($"/{key} is no dictionary"),
    };

    /// <summary>The dictionary that the first entry of an array refers to.</summary>
    public PdfDictionary FollowFirst(string key) => (PdfDictionary)file!.Follow(Array(key)[0])!;

    /// <summary>The dictionaries that the entries of an array refer to.</summary>
    public IEnumerable<PdfDictionary> Dictionaries(string key) => Array(key).Select(item => (PdfDictionary)(file is null ? item : file.Follow(item))!);

    public PdfStream Stream(string key) => (PdfStream)Value(key)!;
}

/// <summary>A stream with its dictionary and its bytes as stored.</summary>
public sealed record PdfStream(PdfDictionary Dictionary, byte[] Stored)
{
    public byte[] Content
    {
        get
        {
            if (!Dictionary.Has("Filter") || Dictionary.Name("Filter") != "FlateDecode")
            {
                return Stored;
            }

            using var zlib = new System.IO.Compression.ZLibStream(new MemoryStream(Stored), System.IO.Compression.CompressionMode.Decompress);
            using var target = new MemoryStream();
            zlib.CopyTo(target);
            return target.ToArray();
        }
    }
}
