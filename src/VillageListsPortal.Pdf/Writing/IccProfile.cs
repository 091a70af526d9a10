using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace VillageListsPortal.Pdf.Writing;

/// <summary>A small sRGB profile (ICC.1:2010, version 4.2, IEC 61966-2-1), made here so that no file of unclear licence is needed.</summary>
internal static class IccProfile
{
    private static readonly Lazy<byte[]> Made = new(Compress);

    /// <summary>The profile, compressed; the same for every document.</summary>
    public static byte[] Compressed => Made.Value;

    public static byte[] Build()
    {
        var tags = Tags();
        var table = new byte[4 + 12 * tags.Length];
        BinaryPrimitives.WriteInt32BigEndian(table, tags.Length);
        var body = new List<byte>();
        for (var i = 0; i < tags.Length; i++)
        {
            var shared = i > 0 && ReferenceEquals(tags[i].Content, tags[i - 1].Content); // the three curves are one
            var offset = 128 + table.Length + body.Count - (shared ? tags[i].Content.Length : 0);
            Encoding.ASCII.GetBytes(tags[i].Tag, table.AsSpan(4 + 12 * i));
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(8 + 12 * i), offset);
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(12 + 12 * i), tags[i].Content.Length);
            body.AddRange(shared ? [] : tags[i].Content);
        }

        byte[] profile = [.. Header(), .. table, .. body];
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        return profile;
    }

    private static byte[] Compress()
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.SmallestSize))
        {
            zlib.Write(Build());
        }

        return target.ToArray();
    }

    private static (string Tag, byte[] Content)[] Tags()
    {
        var curve = Curve();
        return
        [
            ("desc", Words("sRGB")),
            ("cprt", Words("No copyright")),
            ("wtpt", Numbers("XYZ ", 0.9642, 1, 0.8249)),
            ("chad", Numbers("sf32", 1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)),
            ("rXYZ", Numbers("XYZ ", 0.43604, 0.22249, 0.01392)),
            ("gXYZ", Numbers("XYZ ", 0.38512, 0.71690, 0.09706)),
            ("bXYZ", Numbers("XYZ ", 0.14305, 0.06061, 0.71393)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
    }

    private static byte[] Header()
    {
        var header = new byte[128];
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), 0x04200000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", header.AsSpan(12));
        ushort[] made = [2026, 1, 1, 0, 0, 0];
        for (var i = 0; i < made.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(24 + 2 * i), made[i]);
        }

        Encoding.ASCII.GetBytes("acsp", header.AsSpan(36));
        Fixed(header.AsSpan(68), 0.9642);
        Fixed(header.AsSpan(72), 1);
        Fixed(header.AsSpan(76), 0.8249);
        return header;
    }

    /// <summary>Parametric curve of type 3: the exact sRGB transfer function.</summary>
    private static byte[] Curve()
    {
        var curve = Numbers("para", 0, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
        curve[9] = 3;
        return curve;
    }

    private static byte[] Numbers(string type, params ReadOnlySpan<double> values)
    {
        var content = new byte[8 + 4 * values.Length];
        Encoding.ASCII.GetBytes(type, content);
        for (var i = 0; i < values.Length; i++)
        {
            Fixed(content.AsSpan(8 + 4 * i), values[i]);
        }

        return content;
    }

    private static byte[] Words(string text)
    {
        var content = new byte[(28 + 2 * text.Length + 3) & ~3];
        Encoding.ASCII.GetBytes("mluc", content);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(8), 1);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(12), 12);
        Encoding.ASCII.GetBytes("enUS", content.AsSpan(16));
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(20), 2 * text.Length);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(24), 28);
        Encoding.BigEndianUnicode.GetBytes(text, content.AsSpan(28));
        return content;
    }

    private static void Fixed(Span<byte> target, double value) =>
        BinaryPrimitives.WriteInt32BigEndian(target, (int)Math.Round(value * 65536));
}
