using VillageListsPortal.Pdf.Images;
using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>Pictures: which files are taken, and how they are stored.</summary>
public class PictureTests
{
    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(2, 3, false)]
    [InlineData(4, 1, true)]
    [InlineData(6, 3, true)]
    public void Png_samples_come_out_as_they_went_in(byte colourType, int channels, bool alpha)
    {
        var image = PdfImage.Read(TestImages.Png(7, 6, colourType));
        Assert.Equal((7, 6, channels, alpha), (image.Width, image.Height, image.Channels, image.Alpha is not null));
        var step = channels + (alpha ? 1 : 0);
        for (var i = 0; i < 42; i++)
        {
            Assert.Equal(TestImages.Sample(i / 7, i % 7 * step), image.Data[i * channels]);
        }
    }

    [Fact]
    public void Png_with_alpha_becomes_an_image_with_a_soft_mask()
    {
        var image = Image(Samples.Read(Samples.Document(new Picture(TestImages.Png(4, 2, 6), "块", 30))));
        Assert.Equal("DeviceRGB", image.Dictionary.Name("ColorSpace"));
        Assert.Equal("DeviceGray", image.Dictionary.Dictionary("SMask").Name("ColorSpace"));
        Assert.False(image.Dictionary.Has("Interpolate"));
        Assert.Equal(24, image.Content.Length);
    }

    [Fact]
    public void Jpeg_bytes_are_stored_unchanged()
    {
        var image = Image(Samples.Read(Samples.Document(new Picture(TestImages.Jpeg(), "块", 30))));
        Assert.Equal("DCTDecode", image.Dictionary.Name("Filter"));
        Assert.Equal((30.0, 20.0), (image.Dictionary.Number("Width"), image.Dictionary.Number("Height")));
        Assert.Equal(TestImages.Jpeg(), image.Stored);
    }

    [Fact]
    public void A_picture_taller_than_the_page_is_made_smaller()
    {
        var file = Samples.Read(Samples.Document(new Picture(TestImages.Png(10, 200, 0), "长", 150)));
        Assert.Single(file.Pages);
    }

    public static TheoryData<byte[]> Unusable { get; } =
    [
        [], [1, 2, 3, 4, 5], TestImages.Png(4, 2, 3), TestImages.Png(4, 2, 2, depth: 16), TestImages.Png(4, 2, 2, interlace: 1),
        TestImages.Png(4, 2, 2)[..60], TestImages.Png(4, 2, 2)[..12], TestImages.Jpeg(channels: 4), TestImages.Jpeg()[..8],
    ];

    [Theory]
    [MemberData(nameof(Unusable))]
    public void A_file_that_cannot_be_used_is_refused_as_a_wrong_argument(byte[] file) =>
        Assert.ThrowsAny<ArgumentException>(() => PdfImage.Read(file));

    [Fact]
    public void A_picture_too_large_for_memory_is_refused() =>
        Assert.Throws<ArgumentException>(() => PdfImage.CheckSize(100_000, 100_000));

    private static PdfStream Image(PdfFile file) =>
        file.Objects.OfType<PdfStream>().Single(s => s.Dictionary.Has("Subtype") && s.Dictionary.Name("Subtype") == "Image" && s.Dictionary.Name("ColorSpace") == "DeviceRGB");
}
