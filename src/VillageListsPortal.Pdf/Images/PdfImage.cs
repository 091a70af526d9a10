namespace VillageListsPortal.Pdf.Images;

/// <summary>A raster image as PDF stores it.</summary>
/// <param name="Width">Columns of pixels.</param>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Channels">1 for gray, 3 for RGB.</param>
/// <param name="Data">Samples of 8 bits, or a JPEG file.</param>
/// <param name="IsJpeg">Whether <paramref name="Data"/> is a JPEG file.</param>
/// <param name="Alpha">Opacity of each pixel, if any.</param>
internal sealed record PdfImage(int Width, int Height, int Channels, byte[] Data, bool IsJpeg, byte[]? Alpha)
{
    /// <summary>Larger pictures are refused: a scan at 300 dpi of an A4 page has 8.7 million pixels.</summary>
    private const int MaxPixels = 40_000_000;

    public string ColorSpace => Channels == 1 ? "/DeviceGray" : "/DeviceRGB";

    /// <summary>Reads a PNG or JPEG file.</summary>
    /// <exception cref="ArgumentException">It is neither, damaged, or of a kind that is not supported.</exception>
    public static PdfImage Read(byte[] data)
    {
        try
        {
            return PngReader.IsPng(data) ? PngReader.Read(data) : JpegReader.Read(data);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException or InvalidDataException or OverflowException or EndOfStreamException)
        {
            throw new ArgumentException("The picture is damaged.", nameof(data), e);
        }
    }

    /// <summary>Refuses sizes that would exhaust memory.</summary>
    public static void CheckSize(int width, int height)
    {
        if (width <= 0 || height <= 0 || (long)width * height > MaxPixels)
        {
            throw new ArgumentException($"A picture of {width} by {height} pixels is not supported.", nameof(width));
        }
    }
}
