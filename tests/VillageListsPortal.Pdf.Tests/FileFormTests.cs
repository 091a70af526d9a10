using System.Text;
using VillageListsPortal.Pdf.Tests.Reading;

namespace VillageListsPortal.Pdf.Tests;

/// <summary>ISO 19005-2, 6.1: the form of the file. <see cref="PdfFile"/> checks offsets, lengths and line ends while it reads.</summary>
public class FileFormTests
{
    private static readonly PdfFile Everything = Samples.Read(Samples.Everything());

    [Fact]
    public void The_file_starts_with_version_1_7_and_a_comment_of_high_bytes()
    {
        Assert.StartsWith("%PDF-1.7\n%", Everything.Text, StringComparison.Ordinal);
        Assert.All(Everything.Bytes[10..14], b => Assert.True(b > 127));
    }

    [Fact]
    public void Nothing_follows_the_end_of_the_file() =>
        Assert.EndsWith("\n%%EOF\n", Everything.Text, StringComparison.Ordinal);

    [Fact]
    public void Every_object_stands_where_the_cross_reference_table_says() =>
        Assert.Equal(Everything.Offsets.Count, Everything.Text.Split(" 0 obj\n").Length - 1);

    [Fact]
    public void The_trailer_has_two_equal_identifiers_and_no_encryption_or_information()
    {
        var id = Everything.Trailer.Array("ID");
        Assert.Equal(16, ((byte[])id[0]).Length);
        Assert.Equal((byte[])id[0], (byte[])id[1]);
        Assert.False(Everything.Trailer.Has("Encrypt"));
        Assert.False(Everything.Trailer.Has("Info"));
    }

    [Fact]
    public void The_identifier_follows_the_documents_id_and_its_content()
    {
        var document = Samples.Certificate();
        var other = document with { Id = new Guid("01938f5e-7a10-7c3e-9d55-3a1d6f0b2c12") };
        var changed = Samples.Certificate("张国强");
        var ids = new[] { document, other, changed }.Select(d => Convert.ToHexString((byte[])Samples.Read(d).Trailer.Array("ID")[0]));
        Assert.Equal(3, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Streams_are_compressed_by_flate_only_and_hold_no_file_reference()
    {
        foreach (var stream in Everything.Objects.OfType<PdfStream>())
        {
            Assert.True(!stream.Dictionary.Has("Filter") || stream.Dictionary.Name("Filter") == "FlateDecode");
            Assert.False(stream.Dictionary.Has("F"));
        }
    }

    [Fact]
    public void No_string_or_name_is_longer_than_the_standard_allows()
    {
        Assert.DoesNotContain(Everything.Text.Split('/'), name => name.TakeWhile(char.IsAsciiLetterOrDigit).Count() > 127);
        Assert.DoesNotContain(Encoding.ASCII.GetString(Everything.Bytes).Split('<'), s => s.TakeWhile(char.IsAsciiHexDigit).Count() > 65534);
    }

    [Theory]
    [InlineData("JavaScript")]
    [InlineData("AA")]
    [InlineData("OpenAction")]
    [InlineData("AcroForm")]
    [InlineData("Requirements")]
    [InlineData("OCProperties")]
    public void The_catalog_holds_nothing_active_or_optional(string key) => Assert.False(Everything.Catalog.Has(key));

    [Fact]
    public void Pages_are_a4_and_sorted_by_structure()
    {
        Assert.All(Everything.Pages, page =>
        {
            Assert.Equal([0.0, 0.0, 595.28, 841.89], page.Array("MediaBox").Cast<double>());
            Assert.Equal("S", page.Name("Tabs"));
        });
    }
}
