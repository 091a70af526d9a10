using System.Buffers.Binary;
using System.Text;

namespace VillageListsPortal.Pdf.TrueType;

/// <summary>The tables of a TrueType file by tag. Refuses what PDF's FontFile2 cannot hold.</summary>
internal sealed class TableDirectory
{
    private const uint TrueTypeVersion = 0x00010000;
    private const uint AppleTrueType = 0x74727565; // 'true'
    private const uint OpenTypeCff = 0x4F54544F; // 'OTTO'
    private const uint Collection = 0x74746366; // 'ttcf'

    private readonly byte[] data;
    private readonly string file;
    private readonly Dictionary<string, Range> tables = new(StringComparer.Ordinal);

    public TableDirectory(byte[] data, string file)
    {
        this.data = data;
        this.file = file;
        CheckKind();
        int count = BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(4));
        for (var i = 0; i < count; i++)
        {
            var entry = data.AsSpan(12 + 16 * i, 16);
            var offset = checked((int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]));
            var length = checked((int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
            if (length > data.Length - offset)
            {
                throw new FontException(file, "a table reaches beyond the end of the file");
            }

            tables[Encoding.ASCII.GetString(entry[..4])] = offset..(offset + length);
        }
    }

    /// <summary>A table that the font must have.</summary>
    public ReadOnlyMemory<byte> Required(string tag) =>
        tables.TryGetValue(tag, out var range) ? data.AsMemory(range) : throw new FontException(file, $"the table '{tag}' is missing");

    /// <summary>A table, or nothing.</summary>
    public ReadOnlyMemory<byte> Optional(string tag) => tables.TryGetValue(tag, out var range) ? data.AsMemory(range) : default;

    private void CheckKind()
    {
        var version = data.Length < 12 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(data);
        var reason = version switch
        {
            TrueTypeVersion or AppleTrueType => null,
            OpenTypeCff => "its outlines are CFF (OpenType); only TrueType outlines can be embedded",
            Collection => "it is a collection (TTC); name a single TTF file",
            _ => "it is not a TrueType font",
        };
        if (reason is not null)
        {
            throw new FontException(file, reason);
        }
    }
}
