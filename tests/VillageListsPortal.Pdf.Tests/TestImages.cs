using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>Makes small picture files.</summary>
public static class TestImages
{
    /// <summary>A PNG file whose rows use the filters 0 to 4 in turn. Sample i of row y is (y * 50 + i * 10) modulo 256. Checksums are left 0: the reader does not need them.</summary>
    public static byte[] Png(int width, int height, byte colourType, byte depth = 8, byte interlace = 0)
    {
        var channels = colourType switch { 0 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, colourType, interlace);
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", Pixels(width * channels, height, channels));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    public static byte Sample(int row, int i) => (byte)(row * 50 + i * 10);

    /// <summary>The head of a JPEG file: enough to read its size.</summary>
    public static byte[] Jpeg(byte channels = 3) =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 0, 20, 0, 30, channels, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xD9];

    private static byte[] Pixels(int stride, int height, int step)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                var filter = y % 5;
                zlib.WriteByte((byte)filter);
                for (var i = 0; i < stride; i++)
                {
                    zlib.WriteByte((byte)(Sample(y, i) - Predicted(filter, y, i, step)));
                }
            }
        }

        return target.ToArray();
    }

    private static int Predicted(int filter, int y, int i, int step)
    {
        int left = i >= step ? Sample(y, i - step) : 0, up = y > 0 ? Sample(y - 1, i) : 0, corner = i >= step && y > 0 ? Sample(y - 1, i - step) : 0;
        var p = left + up - corner;
        int[] distances = [Math.Abs(p - left), Math.Abs(p - up), Math.Abs(p - corner)];
        int[] candidates = [left, up, corner];
        return filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => candidates[Array.IndexOf(distances, distances.Min())], _ => 0 };
    }

    private static void Chunk(MemoryStream file, string kind, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        file.Write([.. length, .. Encoding.ASCII.GetBytes(kind), .. content, 0, 0, 0, 0]);
    }
}
