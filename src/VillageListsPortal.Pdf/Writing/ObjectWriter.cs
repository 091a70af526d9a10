using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>Writes the objects of a PDF file, its cross-reference table and its trailer (ISO 32000-1, 7.5).</summary>
internal sealed class ObjectWriter : IDisposable
{
    /// <summary>Text of that length is worth setting up zlib, which finds what it repeats; so is a file that weighs so much already, since 60 KiB is the goal for a paper.</summary>
    private const int LongText = 16 * 1024, HeavyFile = 40 * 1024;

    /// <summary>Below it, a code takes more room than it saves.</summary>
    private const int WorthCoding = 512;

    private readonly ByteBuffer file = new(64 * 1024);
    private readonly List<int> offsets = new(64) { 0 };
    private bool isOpen;

    public ObjectWriter()
    {
        // The second line tells programs that the file is binary (ISO 19005-2, 6.1.2).
        file.Add("%PDF-1.7\n%"u8).Add([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>Number for an object to be written later.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count - 1;
    }

    /// <summary>Begins an object, whose text goes to the buffer returned until <see cref="End"/>.</summary>
    public ByteBuffer Begin(int id)
    {
        if (isOpen) throw new InvalidOperationException("An object must be written to its end before the next one.");
        isOpen = true;
        offsets[id] = file.Length;
        return file.Add(id).Add(" 0 obj\n"u8);
    }

    public void End()
    {
        file.Add("\nendobj\n"u8);
        isOpen = false;
    }

    public int Add([InterpolatedStringHandlerArgument("")] ref PdfText value)
    {
        End();
        return value.Id;
    }

    public void Write(int id, [InterpolatedStringHandlerArgument("", nameof(id))] ref PdfText value) => End();

    /// <summary>A stream of text: in a code made beforehand, by zlib where that is worth the time, as it is where it is small.</summary>
    public int AddText(ReadOnlySpan<byte> content, HuffmanCode code)
    {
        if (content.Length < WorthCoding) return AddRaw("", content);
        if (content.Length >= LongText || file.Length >= HeavyFile) return AddStream("", content);
        using var stream = new HuffmanStream(code);
        using var compressed = new ByteBuffer();
        stream.Add(content);
        stream.Finish(compressed);
        return AddCompressed("", compressed.Written);
    }

    /// <summary>A stream compressed by zlib. <paramref name="entries"/> are further entries of its dictionary.</summary>
    public int AddStream(string entries, ReadOnlySpan<byte> content)
    {
        using var compressed = Deflate(content);
        return AddCompressed(entries, compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
    }

    /// <summary>A stream whose content is compressed already.</summary>
    public int AddCompressed(string entries, ReadOnlySpan<byte> content) => AddRaw(entries + " /Filter /FlateDecode", content);

    /// <summary>A stream stored as it is.</summary>
    public int AddRaw(string entries, ReadOnlySpan<byte> content)
    {
        var id = Reserve();
        Begin(id).Add("<< "u8).Add(entries).Add(" /Length "u8).Add(content.Length).Add(" >>\nstream\n"u8).Add(content).Add("\nendstream"u8);
        End();
        return id;
    }

    /// <summary>Cross-reference table and trailer. The identifier follows from the document's id and everything written, so that equal input gives equal bytes (S27).</summary>
    public byte[] Finish(int catalog, Guid documentId)
    {
        var start = file.Length;
        file.Add("xref\n0 "u8).Add(offsets.Count).Add("\n0000000000 65535 f \n"u8);
        for (var i = 1; i < offsets.Count; i++)
        {
            AddPadded(offsets[i]);
            file.Add(" 00000 n \n"u8);
        }

        var id = Identifier(documentId);
        file.Add($"trailer\n<< /Size {offsets.Count} /Root {catalog} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n");
        return file.Written.ToArray();
    }

    public void Dispose() => file.Dispose();

    private static MemoryStream Deflate(ReadOnlySpan<byte> content)
    {
        var target = new MemoryStream(content.Length / 2 + 64);
        using var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true);
        zlib.Write(content);
        return target;
    }

    /// <summary>Ten digits.</summary>
    private void AddPadded(int offset)
    {
        Span<byte> digits = stackalloc byte[10];
        for (var i = digits.Length - 1; i >= 0; i--, offset /= 10) digits[i] = (byte)('0' + offset % 10);
        file.Add(digits);
    }

    private string Identifier(Guid documentId) =>
        Convert.ToHexString(SHA256.HashData([.. documentId.ToByteArray(), .. SHA256.HashData(file.Written)]).AsSpan(0, 16));
}
