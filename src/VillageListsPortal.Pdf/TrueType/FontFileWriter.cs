using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using VillageListsPortal.Pdf.Writing;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>Puts tables together to a compressed TrueType file with directory and checksums. Tables must come in the order of their tags.</summary>
/// <param name="code">The code of the file, in which pieces given to it are coded already.</param>
internal sealed class FontFileWriter(HuffmanCode code)
{
    private const uint WholeFileSum = 0xB1B0AFBA;
    private const string HeadTag = "head";

    private readonly List<CodedTable> tables = new(9);
    private byte[] head = [];

    /// <summary>Adds a table; nothing where it is empty.</summary>
    public FontFileWriter Add(CodedTable table)
    {
        if (table.Length > 0) tables.Add(table);
        return this;
    }

    /// <summary>Adds a table; nothing where it is empty.</summary>
    public FontFileWriter Add(string tag, ReadOnlySpan<byte> content) => Add(new CodedTable(tag, content, code));

    /// <summary>Adds the header. It holds a checksum of the whole file, which counts as 0 in its own.</summary>
    public FontFileWriter AddHead(byte[] table)
    {
        head = table;
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        return Add(HeadTag, head);
    }

    /// <summary>Writes the file as a zlib stream and returns its length before that.</summary>
    public int Compress(ByteBuffer target)
    {
        var directory = Directory(out var length);
        var sum = FontPiece.Sum(directory);
        foreach (var table in tables) sum = unchecked(sum + table.Checksum);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), unchecked(WholeFileSum - sum));
        using var stream = new HuffmanStream(code);
        stream.Add(directory);
        foreach (var table in tables)
        {
            var pieces = ReferenceEquals(table.Tag, HeadTag) ? [FontPiece.Of(head, code)] : table.Pieces;
            for (var i = 0; i < pieces.Count; i++) stream.Add(pieces[i].Bits, pieces[i].Adler);
        }

        stream.Finish(target);
        return length;
    }

    private byte[] Directory(out int length)
    {
        var directory = new byte[12 + 16 * tables.Count];
        length = directory.Length;
        WriteHeader(directory);
        for (var i = 0; i < tables.Count; i++)
        {
            WriteEntry(directory.AsSpan(12 + 16 * i), tables[i], length);
            length += (tables[i].Length + 3) & ~3;
        }

        return directory;
    }

    private void WriteHeader(Span<byte> directory)
    {
        var power = BitOperations.Log2((uint)tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(directory, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(directory[4..], (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(directory[6..], (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(directory[8..], (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(directory[10..], (ushort)(16 * tables.Count - (16 << power)));
    }

    private static void WriteEntry(Span<byte> entry, CodedTable table, int offset)
    {
        Encoding.ASCII.GetBytes(table.Tag, entry);
        BinaryPrimitives.WriteUInt32BigEndian(entry[4..], table.Checksum);
        BinaryPrimitives.WriteInt32BigEndian(entry[8..], offset);
        BinaryPrimitives.WriteInt32BigEndian(entry[12..], table.Length);
    }
}
