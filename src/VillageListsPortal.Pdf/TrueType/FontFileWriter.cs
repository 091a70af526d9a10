using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>Puts tables together to a TrueType file with directory and checksums. Tables must come in the order of their tags.</summary>
internal sealed class FontFileWriter
{
    private const uint WholeFileSum = 0xB1B0AFBA;

    private readonly List<(string Tag, ReadOnlyMemory<byte> Content)> tables = [];

    public FontFileWriter Add(string tag, ReadOnlyMemory<byte> content)
    {
        if (!content.IsEmpty)
        {
            tables.Add((tag, content));
        }

        return this;
    }

    public byte[] ToBytes()
    {
        var start = 12 + 16 * tables.Count;
        var file = new byte[start + tables.Sum(t => Padded(t.Content.Length))];
        WriteHeader(file);
        var head = 0;
        for (var i = 0; i < tables.Count; i++)
        {
            var (tag, content) = tables[i];
            content.Span.CopyTo(file.AsSpan(start));
            WriteEntry(file.AsSpan(12 + 16 * i), tag, start, content.Length, Sum(file.AsSpan(start, Padded(content.Length))));
            head = string.Equals(tag, "head", StringComparison.Ordinal) ? start : head;
            start += Padded(content.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), WholeFileSum - Sum(file));
        return file;
    }

    private void WriteHeader(Span<byte> file)
    {
        var power = BitOperations.Log2((uint)tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file[4..], (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file[6..], (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file[8..], (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file[10..], (ushort)(16 * tables.Count - (16 << power)));
    }

    private static void WriteEntry(Span<byte> entry, string tag, int offset, int length, uint sum)
    {
        Encoding.ASCII.GetBytes(tag, entry);
        BinaryPrimitives.WriteUInt32BigEndian(entry[4..], sum);
        BinaryPrimitives.WriteInt32BigEndian(entry[8..], offset);
        BinaryPrimitives.WriteInt32BigEndian(entry[12..], length);
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (var i = 0; i < bytes.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]));
        }

        return sum;
    }

    private static int Padded(int length) => (length + 3) & ~3;
}
