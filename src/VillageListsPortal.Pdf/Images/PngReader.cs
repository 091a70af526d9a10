using System.Buffers.Binary;
using System.IO.Compression;

namespace VillageListsPortal.Pdf.Images;

/// <summary>Decodes PNG files of 8 bits in gray or RGB, with or without alpha (ISO/IEC 15948).</summary>
internal static class PngReader
{
    private const uint Header = 0x49484452; // IHDR
    private const uint Pixels = 0x49444154; // IDAT
    private const uint End = 0x49454E44; // IEND

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool IsPng(byte[] data) => data.AsSpan().StartsWith(Signature);

    public static PdfImage Read(byte[] data)
    {
        using var compressed = new MemoryStream();
        ReadOnlySpan<byte> header = default;
        for (var at = 8; at + 12 <= data.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at));
            var kind = BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at + 4));
            var content = data.AsSpan(at + 8, length);
            switch (kind)
            {
                case Header: header = content; break;
                case Pixels: compressed.Write(content); break;
                case End: at = data.Length; break;
            }

            at += 12 + length;
        }

        return Decode(header, compressed);
    }

    private static PdfImage Decode(ReadOnlySpan<byte> header, MemoryStream compressed)
    {
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        var channels = header[9] switch { 0 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        if (header[8] != 8 || channels == 0 || header[12] != 0)
        {
            throw new ArgumentException("Only PNG files of 8 bits in gray or RGB, not interlaced, are supported.", nameof(header));
        }

        PdfImage.CheckSize(width, height);
        compressed.Position = 0;
        using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
        var stride = width * channels;
        var samples = new byte[stride * height];
        var row = new byte[stride + 1];
        for (var y = 0; y < height; y++)
        {
            zlib.ReadExactly(row);
            Unfilter(row[0], row.AsSpan(1), y == 0 ? [] : samples.AsSpan((y - 1) * stride, stride), channels);
            row.AsSpan(1).CopyTo(samples.AsSpan(y * stride));
        }

        return channels is 1 or 3
            ? new PdfImage(width, height, channels, samples, IsJpeg: false, Alpha: null)
            : SplitAlpha(width, height, channels, samples);
    }

    private static void Unfilter(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= step ? row[i - step] : (byte)0;
            var up = above.IsEmpty ? (byte)0 : above[i];
            var corner = i >= step && !above.IsEmpty ? above[i - step] : (byte)0;
            row[i] += filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (byte)((left + up) / 2),
                4 => Paeth(left, up, corner),
                _ => throw new InvalidDataException("Unknown PNG filter"),
            };
        }
    }

    private static byte Paeth(byte left, byte up, byte corner)
    {
        var estimate = left + up - corner;
        int toLeft = Math.Abs(estimate - left), toUp = Math.Abs(estimate - up), toCorner = Math.Abs(estimate - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static PdfImage SplitAlpha(int width, int height, int channels, byte[] samples)
    {
        var colours = channels - 1;
        var data = new byte[width * height * colours];
        var alpha = new byte[width * height];
        for (var i = 0; i < alpha.Length; i++)
        {
            samples.AsSpan(i * channels, colours).CopyTo(data.AsSpan(i * colours));
            alpha[i] = samples[i * channels + colours];
        }

        return new PdfImage(width, height, colours, data, IsJpeg: false, alpha);
    }
}
