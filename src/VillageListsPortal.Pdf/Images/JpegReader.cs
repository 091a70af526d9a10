using System.Buffers.Binary;

namespace VillageListsPortal.Pdf.Images;

/// <summary>Reads the size and the number of colours of a JPEG file; its bytes go into the PDF unchanged.</summary>
internal static class JpegReader
{
    public static PdfImage Read(byte[] data)
    {
        if (data.Length < 4 || data[0] != 0xFF || data[1] != 0xD8)
        {
            throw new ArgumentException("The picture is neither PNG nor JPEG.", nameof(data));
        }

        var at = 2;
        while (at + 9 < data.Length && data[at] == 0xFF)
        {
            var marker = data[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (IsFrame(marker))
            {
                return Frame(data, at);
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at + 2));
        }

        throw new ArgumentException("The JPEG file has no frame header.", nameof(data));
    }

    private static PdfImage Frame(byte[] data, int at)
    {
        int height = BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at + 5)), width = BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at + 7));
        int channels = data[at + 9];
        if (data[at + 4] != 8 || channels is not (1 or 3) || data[at + 1] > 0xC2)
        {
            throw new ArgumentException("Only JPEG files in gray or RGB with 8 bits are supported.", nameof(data));
        }

        PdfImage.CheckSize(width, height);
        return new PdfImage(width, height, channels, data, IsJpeg: true, Alpha: null);
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
